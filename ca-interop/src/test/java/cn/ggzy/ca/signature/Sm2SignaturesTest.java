package cn.ggzy.ca.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.signature.Sm2Signatures.Form;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Sm2SignaturesTest {
    private static final KeyPair KEYS = Keys.generate(KeyFamily.SM2);
    private static final byte[] DATA = "投标函".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ID = Sm2Signatures.defaultId();
    private static final String ORDER = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123";

    @ParameterizedTest
    @EnumSource(Form.class)
    void aSignatureHoldsInItsFormAndWithItsUserIdOnly(Form form) {
        byte[] signature = Sm2Signatures.sign(KEYS.getPrivate(), ID, form, DATA);
        Form other = form == Form.DER ? Form.RAW : Form.DER;

        assertThat(Sm2Signatures.verify(KEYS.getPublic(), ID, form, DATA, signature))
                .isTrue();
        assertThat(Sm2Signatures.verify(KEYS.getPublic(), ID, other, DATA, signature))
                .isFalse();
        assertThat(Sm2Signatures.verify(KEYS.getPublic(), new byte[0], form, DATA, signature))
                .isFalse();
        assertThat(Sm2Signatures.verify(KEYS.getPublic(), ID, form, new byte[0], signature))
                .isFalse();
        assertThat(Sm2Signatures.verify(Keys.generate(KeyFamily.P256).getPublic(), ID, form, DATA, signature))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ALICE123@YAHOO.COM", "测试机构"})
    void everyUserIdIsAParameter(String id) {
        byte[] octets = id.getBytes(StandardCharsets.UTF_8);
        byte[] signature = Sm2Signatures.sign(KEYS.getPrivate(), octets, Form.DER, DATA);

        assertThat(Sm2Signatures.verify(KEYS.getPublic(), octets, Form.DER, DATA, signature))
                .isTrue();
        assertThat(Sm2Signatures.verify(KEYS.getPublic(), ID, Form.DER, DATA, signature))
                .isFalse();
    }

    @Test
    void leadingZerosStayInRawAndGoInDer() {
        Sm2Pair small = new Sm2Pair(BigInteger.ONE, BigInteger.valueOf(0x80));

        assertThat(small.raw()).hasSize(64);
        assertThat(HexFormat.of().formatHex(small.der())).isEqualTo("300702010102020080");
        assertThat(Sm2Pair.ofRaw(small.raw())).isEqualTo(small);
        assertThat(Sm2Pair.ofDer(small.der())).isEqualTo(small);
    }

    @Test
    void signaturesWhoseNumbersBeginWithZerosHoldInBothForms() {
        int seen = 0;
        for (int i = 0; seen < 2; i++) {
            byte[] data = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
            byte[] raw = Sm2Signatures.sign(KEYS.getPrivate(), ID, Form.RAW, data);
            if (raw[0] == 0 || raw[32] == 0) {
                seen++;
                assertThat(Sm2Signatures.verify(KEYS.getPublic(), ID, Form.RAW, data, raw))
                        .isTrue();
                assertThat(Sm2Signatures.verify(
                                KEYS.getPublic(),
                                ID,
                                Form.DER,
                                data,
                                Sm2Pair.ofRaw(raw).der()))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "3006020101020101ff", // an octet behind
                "30800201010201010000", // indefinite length
                "308106020101020101", // a length longer than needed
                "30070202000102 0101", // a needless leading zero
                "3006020100020101", // r = 0
                "3006020101020100", // s = 0
                "30060201ff020101", // negative
                "3003020101", // one number
                "3009020101020101020101", // three numbers
                "300602010a04010a", // an octet string
                "3026022100" + ORDER + "020101", // r = n
            })
    void whatIsNoDerPairInRangeIsMalformed(String hex) {
        byte[] der = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertMalformed(() -> Sm2Pair.ofDer(der));
    }

    @Test
    void rawPairsAreHeldToLengthAndRange() {
        String one = "00".repeat(31) + "01";
        for (String hex : new String[] {
            one,
            one + one + "00",
            "00".repeat(32) + one,
            one + "00".repeat(32),
            ORDER + one,
            one + ORDER,
            "ff".repeat(64)
        }) {
            assertMalformed(() -> Sm2Pair.ofRaw(HexFormat.of().parseHex(hex)));
        }
    }

    private static void assertMalformed(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(Refusal.class).hasMessageStartingWith("signature.malformed");
    }
}
