package cn.ggzy.ca.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.TestAuthority;
import cn.ggzy.ca.revocation.OcspQuestion.NonceRule;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** What is looked at before it is kept. */
class ArrivalsTest {
    private static final TestAuthority CA = TestAuthority.root(KeyFamily.SM2);
    private static final X509Certificate LEAF = CA.issue();
    private static final byte[] NONCE = {1, 2, 3};

    @Test
    void saysWhenAnAnswerWasGivenAndUntilWhenItStands() {
        Told told = new Told(Instant.parse("2026-05-31T00:00:00Z"), Optional.of(Instant.parse("2026-06-02T00:00:00Z")));

        assertThat(Arrivals.list(CA.crl(), List.of(CA.certificate), List.of())).isEqualTo(told);
        assertThat(Arrivals.answer(new OcspForge(CA).nonce(NONCE).about(LEAF), asked(NonceRule.REQUIRED)))
                .isEqualTo(told);
        assertThat(Arrivals.answer(new OcspForge(CA).nonce(NONCE).until("").about(LEAF), asked(NonceRule.REQUIRED))
                        .nextUpdate())
                .isEmpty();
    }

    @Test
    void aNonceIsBroughtBackOrTheRuleAllowsToLackIt() {
        byte[] none = new OcspForge(CA).about(LEAF);
        byte[] other = new OcspForge(CA).nonce(new byte[] {9}).about(LEAF);
        byte[] bare = new OcspForge(CA)
                .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, DERNull.INSTANCE)
                .about(LEAF);

        refuses(none, NonceRule.REQUIRED, "the nonce is not brought back");
        for (NonceRule rule : List.of(NonceRule.REQUIRED, NonceRule.OPTIONAL)) {
            refuses(other, rule, "another nonce");
            refuses(bare, rule, "another nonce");
        }
        assertThat(Arrivals.answer(none, asked(NonceRule.OPTIONAL))).isNotNull();
        assertThat(Arrivals.answer(none, asked(NonceRule.NOT_SENT))).isNotNull();
        assertThat(Arrivals.answer(other, asked(NonceRule.NOT_SENT))).isNotNull();
    }

    @Test
    void aListMayBeSignedByWhomAnAuthorityMadeAndByNobodyElse() {
        TestAuthority maker = CA.delegate(wish -> wish.usage(KeyUsage.cRLSign));
        TestAuthority stranger = TestAuthority.root(KeyFamily.SM2, wish -> wish.subject("CN=Stranger"));
        byte[] list = new CrlForge(maker).part(CrlForge.indirect()).bytes();

        assertThat(Arrivals.list(list, List.of(CA.certificate), List.of(maker.certificate)))
                .isNotNull();
        assertThatThrownBy(() -> Arrivals.list(list, List.of(CA.certificate), List.of()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Arrivals.list(stranger.crl(), List.of(CA.certificate), List.of(stranger.certificate)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("by nobody who may sign it");
    }

    @Test
    void whateverComesIsToldOrRefused() {
        Random random = new Random(1);
        byte[] answer =
                new OcspForge(CA).by(CA.delegate(wish -> wish)).nonce(NONCE).about(LEAF);
        byte[] list = CA.crl();
        for (int i = 0; i < 3_000; i++) {
            byte[] changedAnswer = changed(answer, random);
            byte[] changedList = changed(list, random);
            assertThatThrownBy(() -> Arrivals.answer(changedAnswer, asked(NonceRule.REQUIRED)))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> Arrivals.list(changedList, List.of(CA.certificate), List.of()))
                    .isInstanceOf(Refusal.class);
        }
    }

    /** A few octets changed, a piece cut out, or a length made huge. */
    private static byte[] changed(byte[] octets, Random random) {
        byte[] changed = octets.clone();
        int at = random.nextInt(octets.length);
        switch (random.nextInt(3)) {
            case 0 -> changed[at] ^= (byte) (1 + random.nextInt(255));
            case 1 -> changed = java.util.Arrays.copyOf(octets, at);
            default -> changed[at] = (byte) (octets[at] == (byte) 0x84 ? 0x83 : 0x84);
        }
        return changed;
    }

    private static void refuses(byte[] answer, NonceRule rule, String why) {
        assertThatThrownBy(() -> Arrivals.answer(answer, asked(rule)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }

    private static OcspQuestion asked(NonceRule rule) {
        return OcspQuestion.about(LEAF, CA.certificate, NONCE, rule);
    }
}
