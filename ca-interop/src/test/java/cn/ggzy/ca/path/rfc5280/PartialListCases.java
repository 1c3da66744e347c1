package cn.ggzy.ca.path.rfc5280;

import cn.ggzy.ca.path.Reason;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;

/** Sections 5.2.4 to 5.2.6 and 6.3.3: deltas, parts, lists for others. What is not processed settles nothing. */
final class PartialListCases {
    private static final Reason UNKNOWN = Reason.REVOCATION_UNKNOWN;

    private PartialListCases() {}

    static Stream<Conformance> all() {
        return Stream.of(deltas(), parts(), pointers(), others()).flatMap(Section::stream);
    }

    private static Section deltas() {
        return Section.of("5.2.4")
                .open("a delta without its base", UNKNOWN, s -> s.lists(delta(s).der()))
                .valid("a delta beside its base", s -> s.lists(of(s).der(), delta(s).der()))
                .invalid(
                        "the base names the holder, the delta is silent",
                        Reason.REVOKED,
                        s -> s.leaf().lists(of(s).revokes(s.asked()).der(), delta(s).der()));
    }

    private static Section parts() {
        return Section.of("5.2.5")
                .open(
                        "only authorities' certificates",
                        UNKNOWN,
                        s -> s.lists(part(s, false, true).der()))
                .open(
                        "only attribute certificates",
                        UNKNOWN,
                        s -> s.lists(of(s).with(
                                        Extension.issuingDistributionPoint,
                                        true,
                                        new IssuingDistributionPoint(null, false, false, null, false, true))
                                .der()))
                .open(
                        "only some reasons",
                        UNKNOWN,
                        s -> s.lists(of(s).with(
                                        Extension.issuingDistributionPoint,
                                        true,
                                        new IssuingDistributionPoint(
                                                null,
                                                false,
                                                false,
                                                new ReasonFlags(ReasonFlags.keyCompromise),
                                                false,
                                                false))
                                .der()))
                .open("only holders' certificates, for an authority", UNKNOWN, s -> {
                    Draft listed = s.last();
                    Draft upper = s.authority().last();
                    s.lists(
                            RevocationListDraft.complete(listed)
                                    .with(
                                            Extension.issuingDistributionPoint,
                                            true,
                                            new IssuingDistributionPoint(null, true, false, null, false, false))
                                    .der(),
                            RevocationListDraft.complete(upper).der());
                })
                .open(
                        "of another distribution point than the certificate's",
                        UNKNOWN,
                        s -> s.leaf(Changes.with(
                                        Extension.cRLDistributionPoints, false, point("http://ca.works.cn/1.crl")))
                                .lists(of(s).with(
                                                Extension.issuingDistributionPoint,
                                                true,
                                                new IssuingDistributionPoint(
                                                        name("http://ca.works.cn/2.crl"),
                                                        false,
                                                        false,
                                                        null,
                                                        false,
                                                        false))
                                        .der()));
    }

    private static Section pointers() {
        return Section.of("4.2.1.13")
                .broken(
                        "a distribution point, critical, and not processed",
                        "extensions",
                        s -> s.leaf(Changes.with(
                                Extension.cRLDistributionPoints, true, point("http://ca.works.cn/1.crl"))));
    }

    private static Section others() {
        return Section.of("5.3").open("an indirect list of somebody who is not named", UNKNOWN, s -> {
            Draft listed = s.last();
            Draft other = s.issue(listed, "CN=Lists", "lists");
            s.ask(s.holder(listed))
                    .lists(RevocationListDraft.complete(other)
                            .with(
                                    Extension.issuingDistributionPoint,
                                    true,
                                    new IssuingDistributionPoint(null, false, false, null, true, false))
                            .der());
        });
    }

    private static RevocationListDraft delta(Scene s) {
        return of(s).with(Extension.cRLNumber, false, new CRLNumber(BigInteger.TWO))
                .with(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE));
    }

    private static RevocationListDraft part(Scene s, boolean holders, boolean authorities) {
        return of(s).with(
                        Extension.issuingDistributionPoint,
                        true,
                        new IssuingDistributionPoint(null, holders, authorities, null, false, false));
    }

    private static DistributionPointName name(String uri) {
        return new DistributionPointName(new GeneralNames(Changes.uri(uri)));
    }

    private static CRLDistPoint point(String uri) {
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name(uri), null, null)});
    }

    private static RevocationListDraft of(Scene scene) {
        return RevocationListDraft.complete(scene.last());
    }
}
