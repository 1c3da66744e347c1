package cn.ggzy.ca.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.json.StrictObject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+b",
                "((a*)b)*",
                "(?:(a)|a)*",
                "((?:a?){40})",
                "(a{1,9}){1,9}",
                "(.)\\1",
                "(?=a)(.+)",
                "(?<x>.+)",
                "(?i)(a)",
                "\\Q(\\E(.)"
            })
    void anExpressionThatCouldRunAwayIsNotRead(String match) {
        assertThatThrownBy(() -> rule(match)).isInstanceOf(Refusal.class).hasMessageContaining("match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(.+)",
                "NTRCN-([0-9A-Z]{18})",
                "[^@]*@[^@]*@Z([0-9A-Z]{18})@[0-9]+",
                "(?:JJ|SF)?([0-9A-Z)(*+]+)",
                "\\(+([0-9]{9})\\)",
                "(?:[0-9]{2})?([a-z&&[^aeiou]]+)"
            })
    void theExpressionsThatAuthoritiesNeedAreRead(String match) {
        assertThat(rule(match).match().pattern()).isEqualTo(match);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void anExpressionThatBacktracksStillEndsAndFindsNothing() {
        assertThat(rule(".*.*.*.*.*.*.*.*(x)").pick("a".repeat(512))).isEmpty();
    }

    private static IdentityRule rule(String match) {
        return IdentityRule.read(StrictObject.parse(
                Canonical.write(Map.of("from", "RDN", "oid", "2.5.4.3", "match", match, "as", "USCC")),
                "trust.malformed"));
    }
}
