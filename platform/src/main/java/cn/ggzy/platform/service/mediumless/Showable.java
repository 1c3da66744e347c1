package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.cosign.DisplayRule;
import cn.ggzy.ca.cosign.ManifestsAndRequests;
import cn.ggzy.platform.core.identity.Accounts;
import cn.ggzy.platform.core.shared.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a phone can show: a login text that we made and that still lives, an act, or the request for its own certificate. */
@Component
class Showable implements DisplayRule {
    private static final DisplayRule LIBRARY = new ManifestsAndRequests();
    private static final Set<String> ACT = Set.of("act", "at", "nonce", "body");
    private static final int DER_SEQUENCE = 0x30;

    private final Accounts accounts;

    Showable(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void require(byte[] message, byte[] publicKey) {
        if (isLogin(message)) {
            return;
        }
        LIBRARY.require(message, publicKey);
        if (!isRequest(message) && !isAct(message)) {
            throw new Refusal("cosign.not-showable", "neither an act nor a login text nor a request");
        }
    }

    /** One thing that is shown, as the phone must show it too: both lay it out by themselves and compare. */
    record Line(String name, String value) {}

    List<Line> lines(byte[] message) {
        List<Line> lines = new ArrayList<>();
        if (isLogin(message)) {
            text(message).lines().forEach(line -> lines.add(new Line("login", line)));
        } else if (isRequest(message)) {
            lines.add(new Line("request", "PKCS#10"));
        } else {
            flatten(CanonicalJson.read(message), "", lines);
            lines.sort(Comparator.comparing(Line::name));
        }
        return lines;
    }

    static boolean isRequest(byte[] message) {
        return message.length > 0 && message[0] == DER_SEQUENCE;
    }

    private boolean isLogin(byte[] message) {
        return accounts.isLoginText(text(message));
    }

    private static boolean isAct(byte[] message) {
        return new TreeSet<>(CanonicalJson.read(message).propertyNames()).equals(ACT);
    }

    private static void flatten(JsonNode value, String name, List<Line> lines) {
        if (value.isObject()) {
            value.properties().forEach(member -> flatten(member.getValue(), below(name, member.getKey()), lines));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(value.get(i), below(name, Integer.toString(i)), lines);
            }
        } else {
            lines.add(new Line(name, value.isString() ? value.stringValue() : scalar(value)));
        }
    }

    /** The canonical form is that of an object or a list. */
    private static String scalar(JsonNode value) {
        String listed = CanonicalJson.of(List.of(value));
        return listed.substring(1, listed.length() - 1);
    }

    private static String below(String name, String member) {
        return name.isEmpty() ? member : name + "." + member;
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
