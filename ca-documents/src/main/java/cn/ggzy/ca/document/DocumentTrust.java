package cn.ggzy.ca.document;

import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.renewal.ProofFacts;
import cn.ggzy.ca.timestamp.AlgorithmLife;
import cn.ggzy.ca.timestamp.TimeStampTrust;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.TrustList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the judgement of a document's signers may look at, gathered beforehand; a document may bring more of it. */
public record DocumentTrust(Optional<TrustList> trustList, ProofFacts facts, Policy policy, AlgorithmLife algorithms) {
    public static DocumentTrust of(TrustList list, ProofFacts facts) {
        return new DocumentTrust(Optional.of(list), facts, Policy.standard(), AlgorithmLife.unlimited());
    }

    public DocumentTrust withMore(ProofFacts more) {
        return new DocumentTrust(trustList, facts.and(more), policy, algorithms);
    }

    public TimeStampTrust timeStamps() {
        return new TimeStampTrust(trustList, facts.certificates(), facts.crls(), facts.ocsp(), policy, algorithms);
    }

    public Verdict judge(byte[] certificate, List<byte[]> beside, Instant at, Purpose purpose) {
        List<byte[]> chain =
                Stream.concat(beside.stream(), facts.certificates().stream()).toList();
        return Judge.judge(new Facts(trustList, certificate, chain, facts.crls(), facts.ocsp()), policy, at, purpose);
    }
}
