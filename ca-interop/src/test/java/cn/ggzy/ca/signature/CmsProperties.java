package cn.ggzy.ca.signature;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.tlv.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CmsProperties {
    private static final Instant AT = Instant.parse("2026-03-01T01:00:00Z");
    private static final PracticeProvince PROVINCE = province();
    private static final List<PracticeKey> KEYS = List.of(PROVINCE.player("bidder-1"), PROVINCE.player("bidder-2"));

    @Property(tries = 100)
    void whatIsSignedComesOutUnchanged(@ForAll byte[] content, @ForAll CmsForm form, @ForAll @IntRange(max = 1) int key)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        CmsDocument.open(Octets.of(CmsDocumentTest.signed(form, true, content, KEYS.get(key))))
                .copyVerified(out);

        assertThat(out.toByteArray()).isEqualTo(content);
    }

    @Property(tries = 200)
    void contentChangedInOneOctetNeverVerifies(
            @ForAll @Size(min = 1, max = 300) byte[] content,
            @ForAll @IntRange(max = 299) int where,
            @ForAll @IntRange(min = 1, max = 255) int change,
            @ForAll boolean kit,
            @ForAll @IntRange(max = 1) int key)
            throws IOException {
        byte[] other = content.clone();
        other[where % content.length] ^= (byte) change;
        byte[] cms = kit
                ? KitFixture.detached(KEYS.get(1), content)
                : CmsDocumentTest.signed(CmsForm.GM, false, content, KEYS.get(key));

        assertThat(CmsDocument.open(Octets.of(cms))
                        .verify(new ByteArrayInputStream(other))
                        .holds())
                .isFalse();
    }

    @Property(tries = 500)
    void aFileChangedInOneOctetIsRefusedOrSaysTheSame(
            @ForAll @IntRange(max = 1_000_000) int where,
            @ForAll @IntRange(min = 1, max = 255) int change,
            @ForAll @IntRange(max = 1) int key,
            @ForAll boolean kit)
            throws IOException {
        byte[] content = {1, 2, 3, 4, 5, 6, 7, 8};
        PracticeKey by = kit ? KEYS.get(1) : KEYS.get(key);
        byte[] cms =
                kit ? KitFixture.attached(by, content) : CmsDocumentTest.signed(CmsForm.STANDARD, true, content, by);
        cms[where % cms.length] ^= (byte) change;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            CmsDocument document = CmsDocument.open(Octets.of(cms));
            document.copyVerified(out);
            assertThat(out.toByteArray()).isEqualTo(content);
            byte[] named = document.signers().get(0).certificate().orElseThrow();
            if (kit) {
                // Without attributes nothing ties the certificate but its key; the judge refuses the changed one.
                assertThat(Certificates.parse(named).getPublicKey())
                        .isEqualTo(Certificates.parse(by.certificate()).getPublicKey());
            } else {
                assertThat(named).isEqualTo(by.certificate());
            }
        } catch (Refusal expected) {
            assertThat(out.size()).isZero();
        }
    }

    @Property(tries = 2_000)
    void strangeOctetsAreRefusedAndNothingElse(@ForAll byte[] octets, @ForAll @IntRange(max = 2_000) int at)
            throws IOException {
        byte[] cms = KitFixture.attached(KEYS.get(1), new byte[] {1});
        byte[] mixed = Arrays.copyOf(cms, Math.min(cms.length, at));
        byte[] hostile = Arrays.copyOf(mixed, mixed.length + octets.length);
        System.arraycopy(octets, 0, hostile, mixed.length, octets.length);
        for (byte[] input : List.of(octets, hostile)) {
            try {
                CmsDocument.open(Octets.of(input)).verify();
            } catch (Refusal expected) {
                assertThat(expected.code()).isIn("cms.malformed", "cms.detached");
            }
        }
    }

    private static PracticeProvince province() {
        try {
            return PracticeProvince.openOrCreate(
                    Files.createTempDirectory("cms").resolve("province"), Clock.fixed(AT, ZoneOffset.UTC));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
