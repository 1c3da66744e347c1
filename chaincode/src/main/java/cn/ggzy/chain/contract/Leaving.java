package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.Signer;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import java.util.List;
import java.util.Map;

/** A member leaves: which one, for which of the recognised reasons, on which document, and who says so. */
record Leaving(long index, String reason, Hash evidence, String by) {
    /** 谢绝, 联系不上, 回避, 未到场, 不能履职. */
    private static final List<String> REASONS = List.of("declined", "no-answer", "conflict", "no-show", "unable");

    static Leaving parse(Members body, Signer signer) {
        String reason = body.text("reason");
        if (!REASONS.contains(reason)) {
            throw new Refusal(RefusalCode.DRAW_REASON_UNKNOWN, Map.of("known", REASONS));
        }
        return new Leaving(body.number("index"), reason, body.hash("evidence"), signer.uscc());
    }
}
