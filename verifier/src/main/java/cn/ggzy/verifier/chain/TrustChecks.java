package cn.ggzy.verifier.chain;

import cn.ggzy.chain.act.TrustedList;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.verifier.report.Notes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the trust comes from: the later lists of authorities follow from the first one, which nobody vouches for but the reader. */
final class TrustChecks {
    private TrustChecks() {}

    static void authorities(History history, Notes notes) {
        Optional<History.Call> first = history.calls("trust", "publish").findFirst();
        if (first.isEmpty()) {
            notes.unchecked("trust.publish", "the chain has no list of authorities");
            return;
        }
        Optional<TrustedList> trusted = history.trust().authorities();
        if (trusted.isEmpty()) {
            notes.stated(
                    first.get().where(),
                    "the chain's first list of authorities; the trust file has no caTrustList to compare it with");
            return;
        }
        // A list names the digest of the one before it, so whoever vouches for a later list vouches for the first.
        boolean vouched = lists(history).anyMatch(trusted.get().list()::equals);
        notes.must(
                vouched, first.get().where(), "leads to no list of authorities that the trust file has (caTrustList)");
    }

    private static Stream<CanonicalJson> lists(History history) {
        return Stream.of("publish", "suspendCa")
                .flatMap(function -> history.calls("trust", function))
                .map(call -> call.answer().json("list"));
    }

    static void ownFile(Path folder, Notes notes) {
        notes.stated(
                folder.resolve("trust.json").toString(),
                "trust file came from the checked folder: whoever made the folder chose whom to trust (--trust)");
    }
}
