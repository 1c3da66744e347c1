package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.TrustList;
import java.util.List;
import java.util.Optional;

/** Under a trust list the judge alone decides, by its standard policy: revocation is always asked for. */
final class ListTrust {
    private ListTrust() {}

    static Answer answer(Question question, TrustList list, Purpose purpose) {
        return Depth.within(
                        question,
                        helpers -> Answer.of(Judge.judge(
                                facts(question, Optional.of(list), helpers),
                                Policy.standard(),
                                question.at(),
                                purpose)))
                .and(named(question));
    }

    static Answer unavailable(Question question) {
        return Answer.of(Judge.judge(
                facts(question, Optional.empty(), question.intermediates()),
                Policy.standard(),
                question.at(),
                question.use().listed().orElse(Purpose.SIGN)));
    }

    static Facts facts(Question question, Optional<TrustList> list, List<byte[]> helpers) {
        return new Facts(list, question.leaf(), helpers, question.crls()).withOcsp(question.ocsp());
    }

    private static List<Finding> named(Question question) {
        return question.peer().isEmpty()
                ? List.of()
                : Leaf.read(question.leaf())
                        .map(leaf -> LeafRules.of(leaf, question.use(), question.peer()))
                        .orElse(List.of());
    }
}
