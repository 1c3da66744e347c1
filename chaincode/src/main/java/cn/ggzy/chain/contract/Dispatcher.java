package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.SignatureJudge;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Namespace;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import java.util.List;
import java.util.Map;

/** The contract of one namespace: finds the transaction by name and hands it its one argument. */
public final class Dispatcher {
    private static final int MAX_ARGUMENT = 1 << 20;

    private final Namespace namespace;
    private final Map<TransactionName, Handler> handlers;

    private Dispatcher(Namespace namespace, Map<TransactionName, Handler> handlers) {
        this.namespace = namespace;
        this.handlers = handlers;
    }

    /** The contract that is deployed under this name. */
    public static Dispatcher of(Namespace namespace, SignatureJudge judge) {
        Acts acts = new Acts(judge);
        return new Dispatcher(
                namespace,
                switch (namespace) {
                    case RULE -> new RuleContract(acts).handlers();
                    case TRUST -> new TrustContract(acts).handlers();
                    case TENDER -> new TenderContract(acts).handlers();
                    case BID -> new BidContract(acts).handlers();
                    case DRAW -> new DrawContract(acts).handlers();
                    case EVIDENCE -> new EvidenceContract(acts).handlers();
                });
    }

    /** Runs a transaction; every reason to say no is a {@link Refusal}. */
    public CanonicalJson invoke(String function, List<byte[]> arguments, Ledger ledger) {
        Handler handler = handlers.get(transaction(function));
        if (handler == null) {
            throw new Refusal(RefusalCode.REQUEST_UNKNOWN_TRANSACTION);
        }
        try {
            return handler.handle(argument(arguments).members(), ledger);
        } catch (MalformedJson e) {
            throw new Refusal(RefusalCode.REQUEST_MALFORMED, Map.of("at", e.place()));
        }
    }

    private TransactionName transaction(String function) {
        for (TransactionName name : TransactionName.values()) {
            if (name.namespace() == namespace && name.function().equals(function)) {
                return name;
            }
        }
        throw new Refusal(RefusalCode.REQUEST_UNKNOWN_TRANSACTION);
    }

    private static CanonicalJson argument(List<byte[]> arguments) {
        if (arguments.size() != 1 || arguments.get(0).length > MAX_ARGUMENT) {
            throw new MalformedJson("arguments");
        }
        return CanonicalJson.parse(arguments.get(0));
    }
}
