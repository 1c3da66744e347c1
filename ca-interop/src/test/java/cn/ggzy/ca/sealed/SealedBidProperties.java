package cn.ggzy.ca.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SealedBidProperties {
    private static final BidSlot SLOT = new BidSlot("T-1", "L1", "00112233445566778899aabbccddeeff", 1);

    @Property(tries = 60)
    void whatIsSealedOpensUnchanged(@ForAll @IntRange(max = 200_000) int size, @ForAll @Size(32) byte[] secret)
            throws IOException {
        ContentKey key = ContentKey.of(secret);
        byte[] plain = SealedBidTest.plain(size);
        ByteArrayOutputStream opened = new ByteArrayOutputStream();

        SealedBid.open(new ByteArrayInputStream(SealedBidTest.file(key, plain)), SLOT, key, opened);

        assertThat(Arrays.equals(opened.toByteArray(), plain)).isTrue();
    }

    @Property(tries = 60)
    void anyChangedOctetBehindTheHeaderIsRefused(
            @ForAll @IntRange(max = 140_000) int size, @ForAll @IntRange(max = 1_000_000) int where)
            throws IOException {
        ContentKey key = ContentKey.of(new byte[32]);
        byte[] file = SealedBidTest.file(key, SealedBidTest.plain(size));
        int sealed = size + 16 * (int) Chunks.count(size);
        file[file.length - 1 - where % sealed] ^= 1;

        assertThatThrownBy(() -> SealedBid.open(new ByteArrayInputStream(file), SLOT, key, new ByteArrayOutputStream()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("sealed.tampered");
    }
}
