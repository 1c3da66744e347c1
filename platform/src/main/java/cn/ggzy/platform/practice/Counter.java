package cn.ggzy.platform.practice;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyRequest;
import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.practice.Holder;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.service.certificate.CaAnswer;
import cn.ggzy.platform.service.certificate.IssueOrder;
import cn.ggzy.platform.service.certificate.StandingOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What both practice authorities do when an order is carried out; their habits differ, the certificates and lists are the province's. */
final class Counter {
    private static final Duration LIFE = Duration.ofDays(365);

    private final String id;
    private final PracticeProvince province;
    private final OrderBook book;
    private final Clock clock;

    Counter(String id, PracticeProvince province, OrderBook book, Clock clock) {
        this.id = id;
        this.province = province;
        this.book = book;
        this.clock = clock;
    }

    OrderBook.Order taken(String kind, IssueOrder order) {
        return book.once(
                order.request(),
                () -> new OrderBook.Order(
                        order.request(),
                        kind,
                        clock.instant(),
                        order.csr(),
                        order.old(),
                        order.identity().personId(),
                        order.identity().person(),
                        order.identity().organisation(),
                        order.identity().uscc(),
                        null,
                        false));
    }

    OrderBook.Order taken(String kind, StandingOrder order) {
        return book.once(
                order.request(),
                () -> new OrderBook.Order(
                        order.request(),
                        kind,
                        clock.instant(),
                        null,
                        order.certificate(),
                        "",
                        "",
                        "",
                        "",
                        null,
                        false));
    }

    /** Refused with the practice province's codes when the key is of another family. */
    CaAnswer issue(OrderBook.Order order) {
        byte[] known = order.issued();
        byte[] certificate = known != null ? known : certify(order);
        return new CaAnswer.Issued(certificate, List.of());
    }

    private byte[] certify(OrderBook.Order order) {
        KeyRequest key = KeyRequest.read(Objects.requireNonNull(order.csr()));
        Holder holder = new Holder(
                "holder",
                order.personId(),
                order.person(),
                order.organisation(),
                order.uscc().isEmpty() ? Optional.empty() : Optional.of(new Uscc(order.uscc())));
        byte[] certificate = province.certify(id, key.publicKey(), holder, LIFE);
        book.put(order.with(certificate));
        byte[] old = order.about();
        if (order.kind().equals("change") && old != null) {
            province.revoke(old);
        }
        return certificate;
    }

    boolean knows(OrderBook.Order order) {
        try {
            return order.about() == null
                    || province.standing(order.about()) != PracticeProvince.Standing.REVOKED
                    || order.kind().equals("revoke");
        } catch (Refusal unknown) {
            return false;
        }
    }

    CaAnswer stand(OrderBook.Order order) {
        byte[] certificate = Objects.requireNonNull(order.about());
        switch (order.kind()) {
            case "suspend" -> province.suspend(certificate);
            case "resume" -> province.resume(certificate);
            case "revoke" -> province.revoke(certificate);
            default -> throw new IllegalStateException(order.kind());
        }
        book.put(order.with(null));
        return new CaAnswer.Done();
    }
}
