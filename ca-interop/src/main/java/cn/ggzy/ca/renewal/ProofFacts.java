package cn.ggzy.ca.renewal;

import cn.ggzy.ca.json.StrictObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a judgement in many years needs and nobody will hand out any more: certificates, revocation lists and OCSP answers, DER. */
public record ProofFacts(List<byte[]> certificates, List<byte[]> crls, List<byte[]> ocsp) {
    public ProofFacts {
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
        ocsp = List.copyOf(ocsp);
    }

    public static ProofFacts none() {
        return new ProofFacts(List.of(), List.of(), List.of());
    }

    public ProofFacts and(ProofFacts more) {
        return new ProofFacts(
                joined(certificates, more.certificates), joined(crls, more.crls), joined(ocsp, more.ocsp));
    }

    static ProofFacts read(StrictObject json) {
        ProofFacts facts =
                new ProofFacts(json.base64List("certificates"), json.base64List("crls"), json.base64List("ocsp"));
        json.end();
        return facts;
    }

    Map<String, Object> write() {
        return Map.of("certificates", base64(certificates), "crls", base64(crls), "ocsp", base64(ocsp));
    }

    static List<String> base64(List<byte[]> all) {
        return all.stream().map(Base64.getEncoder()::encodeToString).toList();
    }

    private static List<byte[]> joined(List<byte[]> one, List<byte[]> other) {
        List<byte[]> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
