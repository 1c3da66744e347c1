package cn.ggzy.client.demo;

import cn.ggzy.client.bid.BidDesk;
import cn.ggzy.client.bid.Sealing;
import cn.ggzy.client.bid.Stub;
import cn.ggzy.client.bid.Upload;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One bidder's bid, from the file to the opening. */
record Bid(Player bidder, Stub stub, Path sealed) {
    private static final int PARALLEL = 4;

    static Bid seal(Player bidder, Tender tender, Path file, String price, Path work) throws IOException {
        Path sealed = work.resolve(bidder.file() + "-" + file.getFileName() + ".sealed");
        Map<String, String> figures = Map.of("price", price, "duration", "180");
        Stub stub = new Sealing(new SecureRandom())
                .seal(new Sealing.Request(tender.id(), tender.lot(), file, figures), bidder.key(), sealed);
        return new Bid(bidder, stub, sealed);
    }

    BidDesk desk() {
        return new BidDesk(bidder.api(), bidder.acts(), bidder.key());
    }

    JsonNode upload() throws IOException {
        return new Upload(bidder.api(), PARALLEL).send(stub, sealed, (sent, size) -> {});
    }

    /** The bid with the store's statement and the signed act, ready to be handed in. */
    Bid ready() throws IOException {
        return new Bid(bidder, desk().signed(stub, upload()), sealed);
    }

    JsonNode submit() {
        return desk().submit(stub);
    }

    JsonNode release() throws IOException {
        return desk().release(stub, sealed);
    }

    String price() {
        return stub.figures().members().object("price").text("value");
    }
}
