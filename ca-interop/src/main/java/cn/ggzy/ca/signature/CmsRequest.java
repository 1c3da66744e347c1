package cn.ggzy.ca.signature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a CMS shall become: its family of identifiers, whether it carries the content, when its signers say they signed (a claim and no
 * proof; none where the form around it has another place for that), who signs, and the revocation data that a later judge shall find inside (DER).
 */
public record CmsRequest(
        CmsForm form,
        boolean attached,
        Optional<Instant> signingTime,
        List<CmsParty> parties,
        List<byte[]> crls,
        List<byte[]> ocspResponses) {
    public CmsRequest {
        parties = List.copyOf(parties);
        crls = List.copyOf(crls);
        ocspResponses = List.copyOf(ocspResponses);
    }

    public CmsRequest(
            CmsForm form,
            boolean attached,
            Instant signingTime,
            List<CmsParty> parties,
            List<byte[]> crls,
            List<byte[]> ocspResponses) {
        this(form, attached, Optional.of(signingTime), parties, crls, ocspResponses);
    }

    public static CmsRequest detached(CmsForm form, Instant signingTime, List<CmsParty> parties) {
        return new CmsRequest(form, false, signingTime, parties, List.of(), List.of());
    }

    public static CmsRequest attached(CmsForm form, Instant signingTime, List<CmsParty> parties) {
        return new CmsRequest(form, true, signingTime, parties, List.of(), List.of());
    }

    public CmsRequest withRevocation(List<byte[]> lists, List<byte[]> answers) {
        return new CmsRequest(form, attached, signingTime, parties, lists, answers);
    }
}
