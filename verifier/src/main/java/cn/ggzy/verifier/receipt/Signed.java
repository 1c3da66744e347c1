package cn.ggzy.verifier.receipt;

import cn.ggzy.verifier.fabric.Answer;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Unreadable;
import cn.ggzy.verifier.trust.Trust;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.peer.Endorsement;

/** A receipt with the answer that was signed; members may stand at the top or in an object of it. */
record Signed(Json file, Trust trust) {
    private static final List<String> IDENTITY = List.of("endorser", "identity", "serializedIdentity");

    Json member(String name) {
        return Stream.concat(Stream.of(file), inside())
                .filter(place -> place.has(name))
                .map(place -> place.at(name))
                .findFirst()
                .orElseThrow(() -> new Unreadable(file.where(), "has no \"" + name + "\""));
    }

    String text(String name) {
        return member(name).text();
    }

    private Stream<Json> inside() {
        return file.node().properties().stream()
                .filter(entry -> entry.getValue().isObject())
                .map(entry -> file.at(entry.getKey()));
    }

    ByteString responsePayload() {
        return ByteString.copyFrom(member("responsePayload").base64());
    }

    Answer answer() {
        return Answer.parse("responsePayload", responsePayload());
    }

    List<Endorsement> endorsements() {
        return member("endorsements").list().stream().map(Signed::endorsement).toList();
    }

    private static Endorsement endorsement(Json json) {
        String identity = IDENTITY.stream()
                .filter(json::has)
                .findFirst()
                .orElseThrow(() -> new Unreadable(json.where(), "has no \"endorser\""));
        return Endorsement.newBuilder()
                .setEndorser(ByteString.copyFrom(json.at(identity).base64()))
                .setSignature(ByteString.copyFrom(json.at("signature").base64()))
                .build();
    }
}
