package cn.ggzy.platform.core.evidence.fabric;

import cn.ggzy.platform.core.evidence.Outcome;
import cn.ggzy.platform.core.shared.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Finds the contract's refusal, {@code {"code":…,"args":…}}, in what Fabric wraps around it. */
final class Refusals {
    private static final TypeReference<Map<String, Object>> ARGS = new TypeReference<>() {};

    private Refusals() {}

    static Optional<Outcome.Rejected> in(io.grpc.Status status, List<ErrorDetail> details) {
        return Stream.concat(details.stream().map(ErrorDetail::getMessage), Stream.ofNullable(status.getDescription()))
                .map(Refusals::parse)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst();
    }

    private static Outcome.@Nullable Rejected parse(String message) {
        int start = message.indexOf('{');
        int end = message.lastIndexOf('}');
        if (start < 0 || end < start) {
            return null;
        }
        try {
            JsonNode refusal = CanonicalJson.read(message.substring(start, end + 1));
            JsonNode code = refusal.get("code");
            JsonNode args = refusal.get("args");
            if (code == null || !code.isString()) {
                return null;
            }
            return new Outcome.Rejected(
                    code.stringValue(),
                    args == null || !args.isObject() ? Map.of() : CanonicalJson.MAPPER.convertValue(args, ARGS));
        } catch (JacksonException e) {
            return null;
        }
    }
}
