package cn.ggzy.ca.signer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.signature.CmsSignatures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedCmsTest {
    private static final byte[] DATA = "content".getBytes(StandardCharsets.UTF_8);
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theClaimedTimeIsTheOneHandedIn() {
        byte[] cms = DetachedCms.sign(DATA, signer(), Optional.of(AT));

        assertThat(CmsSignatures.verify(cms, DATA).signingTime()).contains(AT);
    }

    @Test
    void withoutAClaimThereIsNoTimeAndNoClockIsRead() {
        byte[] cms = DetachedCms.sign(DATA, signer(), Optional.empty());

        assertThat(CmsSignatures.verify(cms, DATA).signingTime()).isEmpty();
    }

    private FileSigner signer() {
        PracticeKey key = PracticeProvince.openOrCreate(folder, Clock.fixed(AT, ZoneOffset.UTC))
                .player("bidder-1");
        return FileSigner.of(key.certificate(), List.of(), key.privateKey());
    }
}
