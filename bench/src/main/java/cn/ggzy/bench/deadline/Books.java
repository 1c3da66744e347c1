package cn.ggzy.bench.deadline;

import cn.ggzy.bench.measure.Report;
import cn.ggzy.chain.canonical.Members;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Whether every bid with a receipt is on the ledger once, under the receipt's transaction, and none that was refused. */
final class Books {
    private final Client client;
    private final Report report;

    Books(Client client, Report report) {
        this.client = client;
        this.report = report;
    }

    Map<String, Object> check(String tender, List<Bid> bids, List<Outcome> outcomes) {
        List<Members> listed = client.read("bid", "list", Map.of("tender", tender, "lot", Province.LOT))
                .members()
                .objects("bids");
        Set<String> tickets = new HashSet<>();
        long doubled =
                listed.stream().filter(bid -> !tickets.add(bid.text("ticket"))).count();
        long lost = count(bids, outcomes, (bid, outcome) -> outcome.accepted() && !isThere(bid, outcome, tickets));
        long unasked = count(
                bids,
                outcomes,
                (bid, outcome) -> !outcome.accepted()
                        && !outcome.unknown()
                        && tickets.contains(bid.ticket().ticket()));
        long unknown = outcomes.stream().filter(Outcome::unknown).count();
        report(tender, "lost", lost);
        report(tender, "doubled", doubled);
        report(tender, "refused and yet on the ledger", unasked);
        Map<String, Object> books = new LinkedHashMap<>();
        books.put("sent", outcomes.size());
        books.put("accepted", outcomes.stream().filter(Outcome::accepted).count());
        books.put("onTheLedger", listed.size());
        books.put("lost", lost);
        books.put("doubled", doubled);
        books.put("refusedYetThere", unasked);
        books.put("unknownToTheirSender", unknown);
        books.put("refusals", refusals(outcomes));
        return books;
    }

    private void report(String tender, String what, long count) {
        if (count > 0) {
            report.fail(tender + ": " + count + " bids " + what);
        }
    }

    private interface Question {
        boolean holds(Bid bid, Outcome outcome);
    }

    private static long count(List<Bid> bids, List<Outcome> outcomes, Question question) {
        return IntStream.range(0, bids.size())
                .filter(i -> question.holds(bids.get(i), outcomes.get(i)))
                .count();
    }

    private boolean isThere(Bid bid, Outcome outcome, Set<String> tickets) {
        return tickets.contains(bid.ticket().ticket())
                && client.read("bid", "read", bid.ticket().asMap())
                        .members()
                        .text("txId")
                        .equals(outcome.txId());
    }

    private static Map<String, Integer> refusals(List<Outcome> outcomes) {
        Map<String, Integer> codes = new TreeMap<>();
        outcomes.stream()
                .filter(outcome -> !outcome.accepted())
                .forEach(outcome -> codes.merge(outcome.word(), 1, Integer::sum));
        return codes;
    }
}
