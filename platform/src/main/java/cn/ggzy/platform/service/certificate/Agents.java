package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.identity.Signer;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Who may act for an organisation's certificates (经办人): named by the centre, which has seen the organisation's authorisation. */
@Service
public class Agents implements EvidencedRows {
    private static final Logger LOG = LoggerFactory.getLogger(Agents.class);

    private final AgentRows rows;
    private final Known known;
    private final Acts acts;
    private final Evidence evidence;
    private final Clock clock;

    Agents(AgentRows rows, Known known, Acts acts, Evidence evidence, Clock clock) {
        this.rows = rows;
        this.known = known;
        this.acts = acts;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Body: {@code certificate} (of the agent), {@code document} (SHA-256 of the authorisation), {@code until}; a past end takes the authorisation back. */
    @Transactional
    public EvidenceId name(JsonNode act, Account account) {
        account.require(Role.CENTRE);
        Signer signer = acts.verified(act, "certificate.authorise");
        if (!signer.certificate().equals(account.id())) {
            throw RuleViolation.forbidden("certificate.other-signer", Map.of());
        }
        ActBody body = new ActBody(acts.body(act)).only(Set.of("certificate", "document", "until"));
        Held agent = known.get(body.digest("certificate"));
        if (agent.uscc().isEmpty()) {
            throw RuleViolation.conflict("certificate.no-organisation", Map.of());
        }
        Instant until = instant(body.text("until"));
        Agent named = new Agent(
                agent.uscc(), agent.holder(), agent.digest(), body.digest("document"), until, signer.certificate());
        EvidenceId fact = evidence.append(
                new Fact("certificate.agent-named", named.subject(), named.object(), signer.certificate()));
        rows.put(named, fact);
        LOG.info("agent named uscc={} certificate={}", agent.uscc(), agent.digest());
        return fact;
    }

    boolean actsFor(String uscc, Held person) {
        Instant until = uscc.isEmpty() ? null : rows.until(uscc, person.holder());
        return until != null && clock.instant().isBefore(until);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            throw RuleViolation.malformed("certificate.body-malformed", Map.of("member", "until"));
        }
    }

    @Override
    public String table() {
        return "certificate_agent";
    }

    @Override
    public boolean speaks(String type) {
        return type.equals("certificate.agent-named");
    }

    @Override
    public void each(Consumer<Row> reader) {
        rows.all()
                .forEach(row -> reader.accept(new Row(
                        row.agent().uscc() + "/" + row.agent().certificate(),
                        row.evidence(),
                        row.agent().object())));
    }
}
