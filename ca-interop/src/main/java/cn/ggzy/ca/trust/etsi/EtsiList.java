package cn.ggzy.ca.trust.etsi;

import cn.ggzy.ca.crypto.Digests;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;

/** A verified trust list of TS 119 612: its heads, the services and pointers that have a place here, and everything that has none. */
public record EtsiList(
        String territory,
        String operator,
        long sequence,
        Instant issued,
        Optional<Instant> nextUpdate,
        X509Certificate signer,
        String digest,
        List<EtsiService> services,
        List<EtsiPointer> pointers,
        List<Unmapped> unmapped) {
    public EtsiList {
        services = List.copyOf(services);
        pointers = List.copyOf(pointers);
        unmapped = List.copyOf(unmapped);
    }

    /**
     * Reads a list that one of {@code signers} signed. Refused with {@code trust.malformed} or {@code trust.not-signed}; nothing of a
     * list is read before its signature holds.
     */
    public static EtsiList read(byte[] xml, List<X509Certificate> signers) {
        Document document = SafeXml.parse(xml);
        X509Certificate signer = ListSignature.requireBy(signers, document);
        return new EtsiReader(document.getDocumentElement()).read(signer, Digests.hex(Digests.sha256(xml)));
    }
}
