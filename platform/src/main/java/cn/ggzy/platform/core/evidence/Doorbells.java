package cn.ggzy.platform.core.evidence;

import org.springframework.stereotype.Component;

/** The bells between appending, integrating, anchoring and waiting. */
@Component
final class Doorbells {
    final Doorbell recorded = new Doorbell();
    final Doorbell published = new Doorbell();
    final Doorbell anchored = new Doorbell();
}
