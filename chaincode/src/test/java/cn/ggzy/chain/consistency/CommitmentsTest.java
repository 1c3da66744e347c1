package cn.ggzy.chain.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.Vectors;
import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.canonical.Members;
import org.junit.jupiter.api.Test;

class CommitmentsTest {
    private final Members vectors = Vectors.read("commitments.json");

    @Test
    void prefixesEveryPartWithItsLength() {
        for (Members vector : vectors.objects("enc")) {
            byte[][] parts = vector.texts("parts").stream().map(Hex::decode).toArray(byte[][]::new);
            assertThat(Hex.encode(Encoding.enc(parts))).isEqualTo(vector.text("enc"));
        }
    }

    @Test
    void commitsToContentFiguresAndBidder() {
        Members content = vectors.object("content");
        Members bidder = vectors.object("bidder");

        assertThat(Commitments.content(content.hex("salt", 16), content.hash("plaintextDigest")))
                .isEqualTo(content.hash("commitment"));
        for (Members figure : vectors.objects("figures")) {
            assertThat(Commitments.figure(figure.text("name"), figure.hex("salt", 16), figure.text("value")))
                    .isEqualTo(figure.hash("commitment"));
        }
        assertThat(Commitments.bidder(
                        Ticket.of(bidder),
                        bidder.text("uscc"),
                        bidder.hash("certificateDigest"),
                        bidder.hex("salt", 16)))
                .isEqualTo(bidder.hash("commitment"));
    }

    @Test
    void writesTheStoresStatement() {
        Members stored = vectors.object("stored");

        byte[] statement = StoredStatement.bytes(
                Ticket.of(stored),
                new Submission.Sealed(stored.hash("root"), stored.number("size"), 1),
                stored.text("at"));

        assertThat(Hex.encode(statement)).isEqualTo(stored.text("statement"));
    }
}
