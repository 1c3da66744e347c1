package cn.ggzy.ca.practice;

import static cn.ggzy.ca.identity.Place.EXT;
import static cn.ggzy.ca.identity.Place.RDN;
import static cn.ggzy.ca.identity.Unwrap.DER_STRING;
import static cn.ggzy.ca.identity.Unwrap.NONE;
import static cn.ggzy.ca.identity.Unwrap.TAGGED;

import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.identity.IdentityRule;
import cn.ggzy.ca.identity.Meaning;
import cn.ggzy.ca.identity.Uscc;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Where a practice authority puts who the holder is. Three habits from the field, so that no code gets used to one of them. */
enum Placement {
    /** As eIDAS does: the part 2.5.4.97 (organizationIdentifier) of the subject's name. */
    ORGANIZATION_IDENTIFIER(new IdentityProfile(List.of(
            IdentityRule.of(RDN, "2.5.4.97", NONE, "NTRCN-([0-9A-Z]{18})", Meaning.USCC),
            IdentityRule.of(RDN, "2.5.4.10", NONE, "(.+)", Meaning.ORG_NAME),
            IdentityRule.of(RDN, "2.5.4.3", NONE, "(.+)", Meaning.PERSON_NAME),
            IdentityRule.of(RDN, "2.5.4.5", NONE, "(.+)", Meaning.PERSON_ID)))) {
        @Override
        X500Name subject(Holder holder) {
            X500NameBuilder name = named(holder).addRDN(BCStyle.CN, holder.name());
            name.addRDN(BCStyle.SERIALNUMBER, holder.personId());
            holder.uscc().ifPresent(code -> name.addRDN(BCStyle.ORGANIZATION_IDENTIFIER, "NTRCN-" + code));
            return name.build();
        }
    },

    /** As GM/T 0015 is used: private extensions, the code as the organisation code, the person as a tagged choice. */
    EXTENSION(new IdentityProfile(List.of(
            IdentityRule.of(EXT, "1.2.156.10260.4.1.4", DER_STRING, "([0-9A-Z]{18})", Meaning.USCC),
            IdentityRule.of(EXT, "1.2.156.10260.4.1.1", TAGGED, "(.+)", Meaning.PERSON_ID),
            IdentityRule.of(RDN, "2.5.4.10", NONE, "(.+)", Meaning.ORG_NAME),
            IdentityRule.of(RDN, "2.5.4.3", NONE, "(.+)", Meaning.PERSON_NAME)))) {
        @Override
        X500Name subject(Holder holder) {
            return named(holder).addRDN(BCStyle.CN, holder.name()).build();
        }

        @Override
        void extend(X509v3CertificateBuilder certificate, Holder holder) throws IOException {
            certificate.addExtension(
                    new ASN1ObjectIdentifier("1.2.156.10260.4.1.1"),
                    false,
                    new DERTaggedObject(true, 0, new DERPrintableString(holder.personId())));
            if (holder.uscc().isPresent()) {
                certificate.addExtension(
                        new ASN1ObjectIdentifier("1.2.156.10260.4.1.4"),
                        false,
                        new DERPrintableString(holder.uscc().get().value()));
            }
        }
    },

    /** As CFCA does: the common name in parts, with a letter for the kind of number. */
    COMMON_NAME_PARTS(new IdentityProfile(List.of(
            IdentityRule.of(RDN, "2.5.4.3", NONE, "[^@]*@[^@]*@Z([0-9A-Z]{18})@[0-9]+", Meaning.USCC),
            IdentityRule.of(RDN, "2.5.4.3", NONE, "([^@]+)@[^@]*@[^@]*@[0-9]+", Meaning.PERSON_ID),
            IdentityRule.of(RDN, "2.5.4.3", NONE, "[^@]*@([^@]+)@[^@]*@[0-9]+", Meaning.PERSON_NAME),
            IdentityRule.of(RDN, "2.5.4.10", NONE, "(.+)", Meaning.ORG_NAME)))) {
        @Override
        X500Name subject(Holder holder) {
            String number =
                    holder.uscc().map(Uscc::value).map(code -> "Z" + code).orElse("0" + holder.personId());
            String parts = String.join("@", holder.personId(), holder.name(), number, "1");
            return named(holder).addRDN(BCStyle.CN, parts).build();
        }
    };

    private final IdentityProfile profile;

    Placement(IdentityProfile profile) {
        this.profile = profile;
    }

    IdentityProfile profile() {
        return profile;
    }

    abstract X500Name subject(Holder holder);

    void extend(X509v3CertificateBuilder certificate, Holder holder) throws IOException {}

    private static X500NameBuilder named(Holder holder) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "CN").addRDN(BCStyle.O, holder.organisation());
    }
}
