package cn.ggzy.verifier.receipt;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.verifier.fabric.Answer;
import cn.ggzy.verifier.fabric.Endorsements;
import cn.ggzy.verifier.report.Notes;
import cn.ggzy.verifier.report.Unreadable;
import cn.ggzy.verifier.trust.Policy;
import cn.ggzy.verifier.trust.Signer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of docs/evidence/format.md for receipts, one method each. */
final class ReceiptChecks {
    private static final String NAMESPACE = "bid";
    private static final int OK = 200;

    private ReceiptChecks() {}

    /** The contract answered with this ticket, at this time, in this transaction. */
    static void answer(Signed receipt, Notes notes) {
        Answer answer = receipt.answer();
        notes.same("chaincode", NAMESPACE, answer.namespace());
        notes.same("status", OK, answer.status());
        Members answered = CanonicalJson.parse(answer.result()).members();
        for (String name : List.of("tender", "lot", "ticket", "txId")) {
            notes.same(name, answered.text(name), receipt.text(name));
        }
        for (String name : List.of("receivedAt", "deadline")) {
            notes.same(name, answered.instant(name), java.time.Instant.parse(receipt.text(name)));
        }
        notes.must(
                answered.instant("receivedAt").isBefore(answered.instant("deadline")),
                "receivedAt",
                "is not before the deadline");
        notes.stated("function", "endorsers sign the answer and what is written, not the function's name");
        notes.stated("block", "the number of the block: a receipt cannot prove it, verify chain can");
    }

    /** What the transaction writes is the record of this bid, with the digest of what was submitted. */
    static void recorded(Signed receipt, Notes notes) {
        Optional<Members> record = receipt.answer().writes().stream()
                .flatMap(ReceiptChecks::record)
                .filter(written ->
                        written.has("ticket") && written.text("ticket").equals(receipt.text("ticket")))
                .findFirst();
        notes.must(record.isPresent(), "digest", "the signed answer writes no record of this ticket");
        if (record.isEmpty()) return;
        notes.same("digest", record.get().text("argument"), receipt.text("digest"));
        notes.same("record.state", "RECEIVED", record.get().text("state"));
        notes.same("record.txId", record.get().text("txId"), receipt.text("txId"));
    }

    private static Stream<Members> record(byte[] value) {
        try {
            return Stream.of(CanonicalJson.parse(value).members());
        } catch (MalformedJson other) {
            return Stream.empty();
        }
    }

    static void endorsements(Signed receipt, Notes notes) {
        Policy policy = receipt.trust()
                .policy(NAMESPACE)
                .orElseThrow(() -> new Unreadable("trust.json", "names no policy for " + NAMESPACE));
        List<Signer> signers = Endorsements.good(receipt.responsePayload(), receipt.endorsements(), receipt.trust());
        notes.must(
                policy.satisfiedBy(signers),
                "endorsements",
                signers.stream().map(Signer::mspId).toList() + " do not satisfy " + policy);
    }
}
