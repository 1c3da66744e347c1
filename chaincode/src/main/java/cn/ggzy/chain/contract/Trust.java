package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.Signer;
import cn.ggzy.chain.act.TrustedList;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.canonical.Remembered;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.TransactionName;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The trust list in force, and the governors it names. */
record Trust(int sequence, TrustedList list, List<Governor> governors) {
    static final String NEXT_UPDATE = "nextUpdate";

    private static final Remembered<Trust> READ = new Remembered<>(16);

    /**
     * Whose signatures change rules and trust: an organisation in a role. The certificate is the one it was named by; any
     * later one of the same organisation counts as well.
     */
    record Governor(String role, String uscc, Hash certificate) {
        static Governor parse(Members members) {
            return new Governor(members.text("role"), members.text("uscc"), members.hash("certificate"));
        }

        Map<String, Object> asMap() {
            return Map.of("role", role, "uscc", uscc, "certificate", certificate);
        }
    }

    /** The list in force, read from its own namespace. */
    static Trust inForce(Ledger ledger) {
        return of(ledger.call(TransactionName.TRUST_READ, CanonicalJson.of(Map.of())));
    }

    /** The list that was in force when something happened. */
    static Trust version(long sequence, Ledger ledger) {
        return of(ledger.call(TransactionName.TRUST_READ, CanonicalJson.of(Map.of("sequence", sequence))));
    }

    static Trust of(CanonicalJson json) {
        return READ.get(json.digest(), () -> read(json));
    }

    private static Trust read(CanonicalJson json) {
        Members record = json.members();
        return new Trust(
                (int) record.number("sequence"),
                new TrustedList(record.hash("digest"), record.json("list")),
                record.objects("governors").stream().map(Governor::parse).toList());
    }

    /** Whether the signer's organisation governs in this role. */
    boolean governs(String role, Signer signer) {
        return governors.stream()
                .anyMatch(governor ->
                        governor.role().equals(role) && governor.uscc().equals(signer.uscc()));
    }

    /** Whether everybody who governs is among these. */
    boolean governedBy(Collection<Signer> signers) {
        return governors.stream()
                .allMatch(governor ->
                        signers.stream().anyMatch(signer -> signer.uscc().equals(governor.uscc())));
    }

    /** For decisions of the governors: a list that was due for renewal must still be able to be renewed. */
    Trust forGovernance() {
        return list.list().members().has(NEXT_UPDATE)
                ? new Trust(sequence, TrustedList.of(list.list().without(NEXT_UPDATE)), governors)
                : this;
    }
}
