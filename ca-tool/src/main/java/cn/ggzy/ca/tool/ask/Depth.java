package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.path.PathStep;
import cn.ggzy.ca.tool.ask.Finding.Aspect;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How many authorities may stand between the certificate and the trusted one; those that renewed their own certificate do not count twice. */
final class Depth {
    // Ways that are tried without one of the authorities of a way that was too long.
    private static final int MAX_TRIES = 64;

    private Depth() {}

    /** The judge picks the best way and knows no limit: a way that is too long is taken apart and asked again. */
    static Answer within(Question question, Function<List<byte[]>, Answer> judge) {
        Answer first = judge.apply(question.intermediates());
        if (question.maxDepth().isEmpty()) {
            return first;
        }
        int limit = question.maxDepth().getAsInt();
        Deque<List<byte[]>> todo = new ArrayDeque<>(List.of(question.intermediates()));
        Set<Set<String>> seen = new HashSet<>();
        Optional<Answer> best = Optional.empty();
        while (!todo.isEmpty() && seen.size() < MAX_TRIES) {
            List<byte[]> helpers = todo.removeFirst();
            if (!seen.add(digests(helpers))) {
                continue;
            }
            Answer answer = helpers == question.intermediates() ? first : judge.apply(helpers);
            if (between(answer.path()) <= limit) {
                best = Answer.better(best, answer);
            } else {
                without(answer.path(), helpers).forEach(todo::addLast);
            }
        }
        return best.filter(answer -> !answer.path().isEmpty() || first.path().isEmpty())
                .map(answer -> answer.and(List.of(
                        new Finding(Aspect.PATH_TOO_LONG, true, between(answer.path()) + " of at most " + limit))))
                .orElseGet(() -> first.and(List.of(
                        new Finding(Aspect.PATH_TOO_LONG, false, between(first.path()) + " of at most " + limit))));
    }

    private static int between(List<PathStep> path) {
        int count = 0;
        for (int i = 1; i < path.size() - 1; i++) {
            boolean selfIssued = path.get(i).subject().equals(path.get(i + 1).subject());
            count += selfIssued ? 0 : 1;
        }
        return count;
    }

    private static List<List<byte[]>> without(List<PathStep> path, List<byte[]> helpers) {
        return path.subList(1, path.size() - 1).stream()
                .map(step -> step.certificate().id())
                .map(gone -> helpers.stream()
                        .filter(helper -> !digest(helper).equals(gone))
                        .toList())
                .toList();
    }

    private static Set<String> digests(List<byte[]> helpers) {
        Set<String> all = new HashSet<>();
        helpers.forEach(helper -> all.add(digest(helper)));
        return all;
    }

    private static String digest(byte[] der) {
        return "sha256:" + Digests.hex(Digests.sha256(der));
    }
}
