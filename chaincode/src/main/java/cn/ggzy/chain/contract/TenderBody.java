package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import java.util.List;
import java.util.regex.Pattern;

/** The form of what is signed at publication. */
final class TenderBody {
    /** GB 32100: eighteen characters without I, O, S, V, Z. */
    static final Pattern USCC = Pattern.compile("[0-9A-HJ-NP-RTUWXY]{18}");

    private static final int MAX_LOTS = 200;

    private TenderBody() {}

    static Members published(CanonicalJson json) {
        Members body = json.members()
                .only(
                        "tender",
                        "titleDigest",
                        "documentDigest",
                        "ruleSet",
                        "ruleVersion",
                        "deadline",
                        "lots",
                        "tenderer",
                        "agency");
        body.id("tender");
        body.hash("titleDigest");
        body.hash("documentDigest");
        body.instant("deadline");
        body.object("tenderer").only("uscc").formed("uscc", USCC);
        body.object("agency").only("uscc").formed("uscc", USCC);
        lots(body.objects("lots"));
        return body;
    }

    private static void lots(List<Members> lots) {
        long distinct = lots.stream()
                .map(lot -> lot.only("lot", "ceiling").id("lot"))
                .distinct()
                .count();
        if (lots.isEmpty() || lots.size() > MAX_LOTS || distinct != lots.size()) {
            throw new MalformedJson("lots");
        }
        for (Members lot : lots) {
            if (lot.has("ceiling") && lot.number("ceiling") < 0) {
                throw new MalformedJson("ceiling");
            }
        }
    }
}
