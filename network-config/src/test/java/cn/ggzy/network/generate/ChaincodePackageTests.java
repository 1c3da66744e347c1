package cn.ggzy.network.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ChaincodePackageTests {

    @Test
    void hasTheIdEveryOrganisationComputes() {
        // Computed with `peer lifecycle chaincode calculatepackageid` of Fabric 3.1.5 on the same octets.
        assertThat(ChaincodePackage.of("tender").id())
                .isEqualTo("tender_1:61162780f790e7d6c5ddd3eaac6d8ea7f817f9f28e66071006fb47bfa0843223");
    }

    @Test
    void holdsMetadataAndCodeAndNoKey() throws IOException {
        byte[] tar = new GZIPInputStream(
                        new ByteArrayInputStream(ChaincodePackage.of("tender").octets()))
                .readAllBytes();
        String text = new String(tar, StandardCharsets.ISO_8859_1);

        assertThat(text)
                .startsWith("metadata.json")
                .contains("\"label\":\"tender_1\"")
                .contains("{{.client_key}}");
        assertThat(text).doesNotContain("PRIVATE KEY");
    }
}
