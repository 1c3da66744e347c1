package cn.ggzy.ca.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.util.Arrays;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRequestTest {
    @ParameterizedTest
    @CsvSource({"SM2, SM3WITHSM2", "RSA, SHA256WITHRSA", "P256, SHA256WITHECDSA"})
    void readsTheKeyOfARequestThatTheKeySigned(KeyFamily family, String algorithm) throws Exception {
        KeyPair own = Keys.generate(family);

        KeyRequest request = KeyRequest.read(request(own, own, algorithm));

        assertThat(request.family()).isEqualTo(family);
        assertThat(request.publicKey()).isEqualTo(own.getPublic().getEncoded());
    }

    @Test
    void refusesAKeyWhosePrivateHalfTheAskerDoesNotHave() throws Exception {
        byte[] stolen = request(Keys.generate(KeyFamily.SM2), Keys.generate(KeyFamily.SM2), "SM3WITHSM2");

        assertThatThrownBy(() -> KeyRequest.read(stolen)).hasMessageContaining("csr.not-signed");
    }

    @Test
    void refusesWhatIsNoRequest() throws Exception {
        KeyPair own = Keys.generate(KeyFamily.SM2);
        byte[] whole = request(own, own, "SM3WITHSM2");

        assertThatThrownBy(() -> KeyRequest.read(new byte[0])).hasMessageContaining("csr.malformed");
        assertThatThrownBy(() -> KeyRequest.read(Arrays.copyOf(whole, whole.length + 1)))
                .hasMessageContaining("csr.malformed");
        assertThatThrownBy(() -> KeyRequest.read(Arrays.copyOf(whole, 60))).hasMessageContaining("csr.malformed");
    }

    private static byte[] request(KeyPair asked, KeyPair signing, String algorithm) throws Exception {
        return new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=whoever"), asked.getPublic())
                .build(new JcaContentSignerBuilder(algorithm)
                        .setProvider(Bc.provider())
                        .build(signing.getPrivate()))
                .getEncoded();
    }
}
