package cn.ggzy.platform.service.draw;

import java.util.List;

/** The committee of a lot is drawn, or changed by a replacement; always the whole committee. */
public record CommitteeSeated(String draw, String tender, String lot, List<Member> members) {
    public CommitteeSeated {
        members = List.copyOf(members);
    }

    /** @param account SHA-256 of the expert's certificate */
    public record Member(int seat, String account) {}
}
