package cn.ggzy.ca.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/** Looks through every text of a certificate for what may be a code or a number, whatever any profile says. */
final class Candidates {
    private static final int MAX_TEXT = 512;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXTS = 1_000;
    private static final int MAX_FOUND = 64;
    private static final int WORD = 18;
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final Pattern WORDS = Pattern.compile("[0-9A-Z]{9,}");
    private static final Pattern ORGANISATION = Pattern.compile("[0-9A-Z]{8}-?[0-9X]");
    private static final Pattern HYPHENED = Pattern.compile("(?<![0-9A-Z])[0-9A-Z]{8}-[0-9X](?![0-9A-Z])");

    private final X509Certificate certificate;
    private final Set<Text> texts = new LinkedHashSet<>();

    private record Text(Place place, String oid, String text) {}

    private Candidates(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /** Those whose check digits hold come first. */
    static List<Candidate> in(X509Certificate certificate) {
        Candidates all = new Candidates(certificate);
        all.readSubject();
        all.readExtensions();
        List<Candidate> found = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Text text : all.texts) {
            for (Candidate one : all.in(text)) {
                if (seen.add(one.meaning() + " " + one.value() + " " + one.place() + " " + one.oid())) {
                    found.add(one);
                }
            }
        }
        return found.stream()
                .sorted((one, other) -> Boolean.compare(other.checkDigitsHold(), one.checkDigitsHold()))
                .limit(MAX_FOUND)
                .toList();
    }

    private void readSubject() {
        X500Name name =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (RDN rdn : name.getRDNs()) {
            for (var part : rdn.getTypesAndValues()) {
                read(Place.RDN, part.getType().getId(), part.getValue(), 0);
            }
        }
    }

    private void readExtensions() {
        Set<String> oids = new TreeSet<>();
        Optional.ofNullable(certificate.getNonCriticalExtensionOIDs()).ifPresent(oids::addAll);
        Optional.ofNullable(certificate.getCriticalExtensionOIDs()).ifPresent(oids::addAll);
        for (String oid : oids) {
            byte[] value = certificate.getExtensionValue(oid);
            if (value != null) {
                Place place = oid.equals(SUBJECT_ALTERNATIVE_NAME) ? Place.SAN : Place.EXT;
                octets(place, oid, ASN1OctetString.getInstance(value).getOctets(), 0);
            }
        }
    }

    private void read(Place place, String oid, ASN1Encodable value, int depth) {
        ASN1Primitive primitive = value.toASN1Primitive();
        if (depth > MAX_DEPTH || texts.size() >= MAX_TEXTS) {
            return;
        }
        if (primitive instanceof ASN1String string) {
            add(place, oid, string.getString());
        } else if (primitive instanceof ASN1OctetString octets) {
            octets(place, oid, octets.getOctets(), depth + 1);
        } else if (primitive instanceof ASN1Sequence sequence) {
            sequence.forEach(one -> read(place, oid, one, depth + 1));
        } else if (primitive instanceof ASN1Set set) {
            set.forEach(one -> read(place, oid, one, depth + 1));
        } else if (primitive instanceof ASN1TaggedObject tagged) {
            read(place, oid, tagged.getBaseObject(), depth + 1);
        }
    }

    /** As DER if it is, and else as the text it may be. */
    private void octets(Place place, String oid, byte[] octets, int depth) {
        try {
            read(place, oid, ASN1Primitive.fromByteArray(octets), depth + 1);
        } catch (java.io.IOException | RuntimeException e) {
            text(octets).ifPresent(text -> add(place, oid, text));
        }
    }

    private void add(Place place, String oid, String text) {
        if (text.length() <= MAX_TEXT) {
            texts.add(new Text(place, oid, text));
        }
    }

    private static Optional<String> text(byte[] octets) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private List<Candidate> in(Text text) {
        List<Candidate> found = new ArrayList<>();
        String upper = text.text().toUpperCase(Locale.ROOT);
        if (upper.length() != text.text().length()) {
            return found;
        }
        Matcher words = WORDS.matcher(upper);
        while (words.find()) {
            word(text, words.group(), words.start(), found);
        }
        Matcher hyphened = HYPHENED.matcher(upper);
        while (hyphened.find()) {
            organisation(text, hyphened.group(), hyphened.start(), found);
        }
        return found;
    }

    /** Anywhere in a word when the check digits hold; if they do not, only when the word is nothing else. */
    private void word(Text text, String word, int at, List<Candidate> found) {
        for (int i = 0; i + WORD <= word.length(); i++) {
            String part = word.substring(i, i + WORD);
            boolean whole = word.length() == WORD;
            if (Uscc.hasShape(part)) {
                add(text, Meaning.USCC, part, at + i, new Uscc(part).checkDigitsHold(), whole, found);
            }
            if (PersonNumber.hasShape(part)) {
                add(text, Meaning.PERSON_ID, part, at + i, PersonNumber.checkDigitHolds(part), whole, found);
            }
        }
        if (ORGANISATION.matcher(word).matches()) {
            organisation(text, word, at, found);
        }
    }

    private void organisation(Text text, String word, int at, List<Candidate> found) {
        boolean holds = new OrganisationCode(word.replace("-", "")).checkDigitHolds();
        // Nine digits are in every certificate; without the check digit they say nothing.
        add(text, Meaning.ORG9, word, at, holds, false, found);
    }

    private void add(
            Text text, Meaning meaning, String value, int at, boolean holds, boolean whole, List<Candidate> found) {
        if (holds || whole) {
            found.add(new Candidate(
                    meaning,
                    value,
                    holds,
                    text.place(),
                    text.oid(),
                    text.text(),
                    RuleProposal.of(certificate, text.place(), text.oid(), meaning, text.text(), at, value)));
        }
    }
}
