package cn.ggzy.platform.service.draw;

import cn.ggzy.platform.service.expert.Expert;

/** A drawn expert of the practice province and the key file to play that part with. */
public record PracticeSeat(String role, String name, String organisation, String file, String tender, String lot) {
    static PracticeSeat of(Draw draw, Expert expert) {
        return new PracticeSeat(
                "expert", expert.name(), "", "expert-" + expert.id().value(), draw.tender(), draw.lot());
    }
}
