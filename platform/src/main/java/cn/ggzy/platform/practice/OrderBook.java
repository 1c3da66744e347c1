package cn.ggzy.platform.practice;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.DurableFiles;
import cn.ggzy.platform.core.shared.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a practice authority was ordered and what it said: on disk, so that an order given twice, across a restart too, is carried out once. */
final class OrderBook {
    private final Path folder;

    OrderBook(Path folder) {
        this.folder = folder;
    }

    /** An order and the certificate that came of it, if one did. */
    record Order(
            String request,
            String kind,
            Instant at,
            byte @Nullable [] csr,
            byte @Nullable [] about,
            String personId,
            String person,
            String organisation,
            String uscc,
            byte @Nullable [] issued,
            boolean carriedOut) {
        Order with(byte @Nullable [] certificate) {
            return new Order(request, kind, at, csr, about, personId, person, organisation, uscc, certificate, true);
        }
    }

    synchronized Order once(String request, Supplier<Order> fresh) {
        return find(request).orElseGet(() -> put(fresh.get()));
    }

    synchronized Order put(Order order) {
        DurableFiles.writeSecret(file(order.request()), CanonicalJson.of(order));
        return order;
    }

    synchronized Optional<Order> find(String request) {
        Path file = file(request);
        return Files.exists(file)
                ? Optional.of(CanonicalJson.MAPPER.readValue(DurableFiles.read(file), Order.class))
                : Optional.empty();
    }

    private Path file(String request) {
        return folder.resolve(Ids.checked(request) + ".json");
    }
}
