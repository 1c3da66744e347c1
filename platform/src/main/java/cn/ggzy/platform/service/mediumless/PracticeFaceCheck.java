package cn.ggzy.platform.service.mediumless;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Practice only: a «picture» is the words {@code practice-face:} and a name; another person's is refused, as is everything else. */
@Component
@ConditionalOnProperty(name = "onenet.mode", havingValue = "practice")
class PracticeFaceCheck implements FaceCheck {
    @Override
    public boolean isSame(String person, String personId, byte[] picture) {
        return new String(picture, StandardCharsets.UTF_8).equals("practice-face:" + person);
    }
}
