package cn.ggzy.ca.trust;

import cn.ggzy.ca.json.StrictObject;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Another province's or country's list: where it is, in which form, who signs it and how many of them must, and what of it is taken
 * over. Without a filter nothing is. {@code profile} names the own profile by which certificates are read when the other list brings
 * none.
 */
public record Pointer(
        String territory,
        String url,
        Form form,
        List<X509Certificate> signers,
        int threshold,
        Optional<PointerFilter> accept,
        Optional<String> profile) {
    static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}(-[0-9A-Z]{1,6})?");

    /** In which form the other list is written. */
    public enum Form {
        GGZY,
        ETSI_119612
    }

    public Pointer {
        signers = List.copyOf(signers);
    }

    static Pointer read(StrictObject json) {
        Pointer pointer = new Pointer(
                json.string("territory"),
                json.string("url"),
                json.oneOf(Form.class, "form"),
                json.base64List("signers").stream()
                        .map(der -> TrustListReader.certificate(json, der))
                        .toList(),
                ListTerms.count(json, json.optionalNumber("threshold").orElse(1L)),
                json.optionalObject("accept").map(PointerFilter::read),
                json.optionalString("profile"));
        if (!TERRITORY.matcher(pointer.territory()).matches()) {
            throw json.refuse("territory", "must be a country or a part of one, such as CN-51");
        }
        if (!RevocationHabits.isWebAddress(pointer.url())) {
            throw json.refuse("url", "must be an http or https address");
        }
        json.end();
        return pointer;
    }

    Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("territory", territory);
        json.put("url", url);
        json.put("form", form.name());
        json.put("signers", signers.stream().map(TrustService::base64).toList());
        json.put("threshold", threshold);
        accept.ifPresent(filter -> json.put("accept", filter.write()));
        profile.ifPresent(name -> json.put("profile", name));
        return json;
    }
}
