package cn.ggzy.platform.service.draw;

import cn.ggzy.platform.service.expert.Expert;
import cn.ggzy.platform.service.expert.Standing;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who is not put into a pool, by rule; the first rule that hits is the recorded reason (12号令 第十二条, 实施条例 第四十六条). */
final class Avoidance {
    /** From this age on nobody is drawn; local practice. */
    private static final int AGE_LIMIT = 70;

    private final List<Rule> rules;

    private record Rule(String reason, Predicate<Expert> hits) {}

    /**
     * @param parties whose people must avoid: tenderer, agency
     * @param bidders the organisations that bid, as far as they are known
     */
    Avoidance(Set<String> parties, Set<String> bidders, Set<String> alreadyServed, LocalDate today) {
        rules = List.of(
                new Rule("suspended", expert -> expert.standing() != Standing.ACTIVE),
                new Rule("no-certificate", expert -> expert.certificate() == null),
                new Rule(
                        "over-age",
                        expert -> Period.between(expert.born(), today).getYears() >= AGE_LIMIT),
                new Rule("employer-is-party", expert -> parties.contains(expert.employer())),
                new Rule("employer-is-bidder", expert -> bidders.contains(expert.employer())),
                new Rule(
                        "left-this-committee",
                        expert -> alreadyServed.contains(expert.id().value())));
    }

    /** The reason this expert stays out; empty when there is none. */
    Optional<String> reason(Expert expert) {
        return rules.stream()
                .filter(rule -> rule.hits().test(expert))
                .map(Rule::reason)
                .findFirst();
    }
}
