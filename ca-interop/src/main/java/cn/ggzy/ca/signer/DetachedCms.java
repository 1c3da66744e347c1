package cn.ggzy.ca.signer;

import cn.ggzy.ca.signature.CmsDraft;
import cn.ggzy.ca.signature.CmsForm;
import cn.ggzy.ca.signature.CmsParty;
import cn.ggzy.ca.signature.CmsRequest;
import cn.ggzy.ca.tlv.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes detached CMS signatures through a port, so that the key may lie in a token, with two parties, or anywhere. */
public final class DetachedCms {
    private DetachedCms() {}

    /** As {@code CmsSignatures.sign}; without a claimed time where the form has another place for it, as PDF has (ETSI EN 319 142). */
    public static byte[] sign(byte[] data, SignerPort signer, Optional<Instant> claimed) {
        List<CmsParty> party = List.of(new CmsParty(signer.certificate(), signer.chain()));
        CmsRequest request = new CmsRequest(CmsForm.STANDARD, false, claimed, party, List.of(), List.of());
        try {
            CmsDraft draft = CmsDraft.of(request, Octets.of(data));
            ByteArrayOutputStream cms = new ByteArrayOutputStream();
            draft.write(List.of(signer.sign(draft.toBeSigned().get(0))), cms);
            return cms.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
