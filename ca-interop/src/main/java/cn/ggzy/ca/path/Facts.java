package cn.ggzy.ca.path;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.trust.TrustList;
import java.util.List;
import java.util.Optional;

/**
 * Everything a judgement may look at, gathered beforehand: octets as they were handed in, and the trust list in force. A list that
 * could not be loaded is a fact too, and never means "no restriction".
 */
public record Facts(
        Optional<TrustList> trustList, byte[] certificate, List<byte[]> chain, List<byte[]> crls, List<byte[]> ocsp) {
    public Facts {
        chain = List.copyOf(chain);
        crls = List.copyOf(crls);
        ocsp = List.copyOf(ocsp);
    }

    public Facts(Optional<TrustList> trustList, byte[] certificate, List<byte[]> chain, List<byte[]> crls) {
        this(trustList, certificate, chain, crls, List.of());
    }

    public static Facts of(TrustList trustList, byte[] certificate, List<byte[]> chain, List<byte[]> crls) {
        return new Facts(Optional.of(trustList), certificate, chain, crls);
    }

    /** With the list as text; one that is malformed counts as not loaded. */
    public static Facts of(String trustListJson, byte[] certificate, List<byte[]> chain, List<byte[]> crls) {
        try {
            return of(TrustList.parse(trustListJson), certificate, chain, crls);
        } catch (Refusal e) {
            return new Facts(Optional.empty(), certificate, chain, crls);
        }
    }

    public Facts withChain(List<byte[]> other) {
        return new Facts(trustList, certificate, other, crls, ocsp);
    }

    public Facts withCrls(List<byte[]> other) {
        return new Facts(trustList, certificate, chain, other, ocsp);
    }

    /** With OCSP answers too, asked for or stapled: they count like revocation lists. */
    public Facts withOcsp(List<byte[]> answers) {
        return new Facts(trustList, certificate, chain, crls, answers);
    }
}
