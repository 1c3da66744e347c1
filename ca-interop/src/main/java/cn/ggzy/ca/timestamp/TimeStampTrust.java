package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.trust.TrustList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the judgement of a time stamp authority may look at, gathered beforehand, and until when algorithms count. */
public record TimeStampTrust(
        Optional<TrustList> trustList,
        List<byte[]> certificates,
        List<byte[]> crls,
        List<byte[]> ocsp,
        Policy policy,
        AlgorithmLife algorithms) {
    public TimeStampTrust {
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
        ocsp = List.copyOf(ocsp);
    }

    public static TimeStampTrust of(TrustList list, List<byte[]> crls) {
        return new TimeStampTrust(
                Optional.of(list), List.of(), crls, List.of(), Policy.standard(), AlgorithmLife.unlimited());
    }

    public TimeStampTrust withAlgorithms(AlgorithmLife life) {
        return new TimeStampTrust(trustList, certificates, crls, ocsp, policy, life);
    }

    /** With more certificates, revocation lists and OCSP answers, such as those that an archive carries. */
    public TimeStampTrust withMore(List<byte[]> moreCertificates, List<byte[]> moreCrls, List<byte[]> moreOcsp) {
        return new TimeStampTrust(
                trustList,
                joined(certificates, moreCertificates),
                joined(crls, moreCrls),
                joined(ocsp, moreOcsp),
                policy,
                algorithms);
    }

    Facts facts(byte[] certificate, List<byte[]> inside) {
        return new Facts(trustList, certificate, joined(certificates, inside), crls, ocsp);
    }

    private static List<byte[]> joined(List<byte[]> one, List<byte[]> other) {
        List<byte[]> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
