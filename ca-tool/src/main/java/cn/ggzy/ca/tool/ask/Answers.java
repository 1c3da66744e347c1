package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.tool.file.Unreadable;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.TrustList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers questions. Where several may be asked whom to trust, the best answer counts. */
public final class Answers {
    private Answers() {}

    public static Answer to(Question question) {
        if (question.trusted().isEmpty()) {
            return ListTrust.unavailable(question);
        }
        Trusted trusted = question.trusted().get();
        List<Answer> all = new ArrayList<>();
        for (TrustList list : trusted.lists()) {
            all.add(ListTrust.answer(question, list, purpose(question)));
        }
        if (trusted.listMissing()) {
            all.add(ListTrust.unavailable(question));
        }
        if (trusted.plain() || !trusted.certificates().isEmpty()) {
            all.add(PlainTrust.answer(question, trusted.certificates()));
        }
        return all.stream().min(Answer.BEST_FIRST).orElseThrow().noting(trusted.notes());
    }

    private static Purpose purpose(Question question) {
        Optional<Purpose> listed = question.use().listed();
        return listed.orElseThrow(() -> new Unreadable(
                "purpose", "a trust list does not speak of " + question.use().id()));
    }
}
