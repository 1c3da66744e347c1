package cn.ggzy.verifier.chain;

import cn.ggzy.verifier.fabric.BlockTransaction;
import cn.ggzy.verifier.fabric.Endorsed;
import cn.ggzy.verifier.fabric.Endorsements;
import cn.ggzy.verifier.fabric.ReadWriteSets;
import cn.ggzy.verifier.fabric.ReadWriteSets.Namespace;
import cn.ggzy.verifier.fabric.Version;
import cn.ggzy.verifier.trust.Policy;
import cn.ggzy.verifier.trust.Signer;
import cn.ggzy.verifier.trust.Trust;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Says of a transaction what a peer must have said: signatures, policies, then versions of what it read. */
final class Validator {
    private final Trust trust;
    private final State state;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> unchecked = new HashSet<>();

    Validator(Trust trust, State state) {
        this.trust = trust;
        this.state = state;
    }

    /** What was met and cannot be recomputed from blocks. */
    Set<String> unchecked() {
        return unchecked;
    }

    TxValidationCode validate(BlockTransaction transaction, ReadWriteSets sets) {
        Endorsed endorsed = transaction.transaction();
        if (!endorsed.channel().equals(trust.channel())) return TxValidationCode.TARGET_CHAIN_NOT_FOUND;
        if (!createdBySigner(endorsed)) return TxValidationCode.BAD_CREATOR_SIGNATURE;
        if (!endorsed.derivedTxId().equals(endorsed.txId())) return TxValidationCode.BAD_PROPOSAL_TXID;
        if (!Arrays.equals(
                endorsed.derivedProposalHash(),
                endorsed.response().getProposalHash().toByteArray()))
            return TxValidationCode.INVALID_ENDORSER_TRANSACTION;
        if (!seen.add(endorsed.txId())) return TxValidationCode.DUPLICATE_TXID;
        if (!policiesHold(endorsed, sets)) return TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
        return reads(sets);
    }

    private boolean createdBySigner(Endorsed endorsed) {
        return endorsed.creator()
                .signed(endorsed.payloadBytes(), endorsed.signature(), trust)
                .isPresent();
    }

    private boolean policiesHold(Endorsed endorsed, ReadWriteSets sets) {
        List<Signer> signers = Endorsements.good(endorsed, trust);
        Set<String> concerned = new HashSet<>(Set.of(endorsed.namespace()));
        sets.namespaces().stream()
                .filter(namespace -> namespace.sets().getWritesCount() > 0)
                .forEach(namespace -> concerned.add(namespace.name()));
        return concerned.stream().allMatch(name -> policyHolds(name, signers, sets));
    }

    private boolean policyHolds(String namespace, List<Signer> signers, ReadWriteSets sets) {
        Optional<Policy> policy = trust.policy(namespace);
        if (policy.isPresent()) return policy.get().satisfiedBy(signers);
        if (!namespace.equals(Trust.LIFECYCLE)) {
            unchecked.add("endorsement policy of " + namespace + ": the trust file names none");
            return !signers.isEmpty();
        }
        // An organisation approves a definition in its own private collection, by its own signature alone.
        return writes(sets, namespace) ? trust.majority().satisfiedBy(signers) : !signers.isEmpty();
    }

    private static boolean writes(ReadWriteSets sets, String name) {
        return sets.namespaces().stream()
                .anyMatch(namespace ->
                        namespace.name().equals(name) && namespace.sets().getWritesCount() > 0);
    }

    private TxValidationCode reads(ReadWriteSets sets) {
        for (Namespace namespace : sets.namespaces()) {
            if (namespace.hasPrivateData()) unchecked.add("private data of " + namespace.name());
            if (namespace.sets().getMetadataWritesCount() > 0)
                unchecked.add("key-level policies of " + namespace.name());
            if (!namespace.sets().getReadsList().stream().allMatch(read -> current(namespace.name(), read)))
                return TxValidationCode.MVCC_READ_CONFLICT;
        }
        for (Namespace namespace : sets.namespaces()) {
            if (!namespace.sets().getRangeQueriesInfoList().stream()
                    .allMatch(range -> current(namespace.name(), range))) return TxValidationCode.PHANTOM_READ_CONFLICT;
        }
        return TxValidationCode.VALID;
    }

    private boolean current(String namespace, KVRead read) {
        Optional<Version> known = state.get(namespace, read.getKey()).map(State.Value::version);
        return known.equals(version(read));
    }

    private boolean current(String namespace, RangeQueryInfo range) {
        if (!range.hasRawReads()) {
            unchecked.add("summarised range reads of " + namespace);
            return true;
        }
        // A scan that was not finished recorded its last key as the end: that key belongs to it.
        String end =
                range.getItrExhausted() || range.getEndKey().isEmpty() ? range.getEndKey() : range.getEndKey() + "\0";
        Iterator<Map.Entry<String, State.Value>> now =
                state.range(namespace, range.getStartKey(), end).entrySet().iterator();
        for (KVRead read : range.getRawReads().getKvReadsList()) {
            if (!now.hasNext()) return false;
            Map.Entry<String, State.Value> entry = now.next();
            if (!entry.getKey().equals(read.getKey())
                    || !Optional.of(entry.getValue().version()).equals(version(read))) return false;
        }
        return !now.hasNext();
    }

    private static Optional<Version> version(KVRead read) {
        return read.hasVersion()
                ? Optional.of(new Version(
                        read.getVersion().getBlockNum(), read.getVersion().getTxNum()))
                : Optional.empty();
    }
}
