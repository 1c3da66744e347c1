package cn.ggzy.ca.tool.inspect;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.identity.IdentityExtractor;
import cn.ggzy.ca.identity.Provenance;
import cn.ggzy.ca.signature.CmsSigner;
import cn.ggzy.ca.trust.TrustList;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a certificate says, and whom it names by each profile of the given lists: a profile that finds nobody is left out. */
final class CertificateFacts {
    private static final List<String> USES = List.of(
            "digitalSignature",
            "nonRepudiation",
            "keyEncipherment",
            "dataEncipherment",
            "keyAgreement",
            "keyCertSign",
            "cRLSign",
            "encipherOnly",
            "decipherOnly");

    private CertificateFacts() {}

    static Map<String, Object> of(X509Certificate certificate, List<TrustList> lists) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", certificate.getVersion());
        json.put("subject", certificate.getSubjectX500Principal().getName());
        json.put("issuer", certificate.getIssuerX500Principal().getName());
        json.put("serial", certificate.getSerialNumber().toString(16));
        json.put("from", certificate.getNotBefore().toInstant().toString());
        json.put("until", certificate.getNotAfter().toInstant().toString());
        json.put("key", key(certificate));
        json.put("signatureAlgorithm", certificate.getSigAlgOID());
        json.put("authority", certificate.getBasicConstraints() >= 0);
        json.put("keyUsage", usage(certificate));
        json.put("extendedKeyUsage", extendedUsage(certificate));
        json.put("criticalExtensions", sorted(certificate.getCriticalExtensionOIDs()));
        json.put("otherExtensions", sorted(certificate.getNonCriticalExtensionOIDs()));
        json.put("identities", identities(certificate, lists));
        return json;
    }

    static Map<String, Object> signer(CmsSigner signer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("digestAlgorithm", signer.digestOid());
        json.put("signatureAlgorithm", signer.signatureOid());
        json.put("certificateInside", signer.certificate().isPresent());
        json.put("signingTime", signer.signingTime().map(Instant::toString).orElse(""));
        json.put("timeStamps", signer.timeStamps().size());
        return json;
    }

    private static Map<String, Object> identities(X509Certificate certificate, List<TrustList> lists) {
        Map<String, Object> all = new LinkedHashMap<>();
        lists.forEach(list -> list.profiles().forEach((name, profile) -> {
            List<Map<String, Object>> found = IdentityExtractor.extract(certificate, profile).values().stream()
                    .map(CertificateFacts::value)
                    .toList();
            if (!found.isEmpty()) {
                all.put(name, found);
            }
        }));
        return all;
    }

    private static Map<String, Object> value(Provenance value) {
        return Map.of(
                "meaning", value.meaning().name(),
                "value", value.value(),
                "place", value.place().name(),
                "oid", value.oid());
    }

    private static String key(X509Certificate certificate) {
        try {
            return KeyFamily.of(certificate.getPublicKey()).name();
        } catch (Refusal e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<String> usage(X509Certificate certificate) {
        boolean[] bits = certificate.getKeyUsage();
        List<String> uses = new ArrayList<>();
        for (int i = 0; bits != null && i < Math.min(bits.length, USES.size()); i++) {
            if (bits[i]) {
                uses.add(USES.get(i));
            }
        }
        return uses;
    }

    private static List<String> extendedUsage(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses == null ? List.of() : uses;
        } catch (CertificateParsingException e) {
            return List.of("cannot be read");
        }
    }

    private static List<String> sorted(java.util.@org.jspecify.annotations.Nullable Set<String> oids) {
        return oids == null ? List.of() : List.copyOf(new TreeSet<>(oids));
    }
}
