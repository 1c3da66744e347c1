package cn.ggzy.ca.trust.etsi;

import cn.ggzy.ca.trust.ServiceKind;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.SubjectKind;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** Reads the services of one provider. */
final class ServiceReader {
    private static final String TYPE = "http://uri.etsi.org/TrstSvc/Svctype/";
    private static final String STATUS = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/";
    private static final String INFORMATION = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/";

    private static final Map<String, ServiceKind> KINDS = Map.of(
            TYPE + "CA/QC", ServiceKind.CA_SIGN,
            TYPE + "CA/PKC", ServiceKind.CA_SIGN,
            TYPE + "TSA", ServiceKind.TSA,
            TYPE + "TSA/QTST", ServiceKind.TSA,
            TYPE + "TSA/TSS-QC", ServiceKind.TSA,
            TYPE + "TSA/TSS-AdESQCandQES", ServiceKind.TSA,
            TYPE + "Certstatus/OCSP", ServiceKind.OCSP,
            TYPE + "Certstatus/OCSP/QC", ServiceKind.OCSP);

    // Those of before July 2016 count for their time. A service in supervised cessation still counts until it has
    // ceased.
    private static final Map<String, ServiceStatus> STATUSES = Map.ofEntries(
            Map.entry(STATUS + "granted", ServiceStatus.GRANTED),
            Map.entry(STATUS + "recognisedatnationallevel", ServiceStatus.GRANTED),
            Map.entry(STATUS + "undersupervision", ServiceStatus.GRANTED),
            Map.entry(STATUS + "supervisionincessation", ServiceStatus.GRANTED),
            Map.entry(STATUS + "accredited", ServiceStatus.GRANTED),
            Map.entry(STATUS + "setbynationallaw", ServiceStatus.GRANTED),
            Map.entry(STATUS + "withdrawn", ServiceStatus.WITHDRAWN),
            Map.entry(STATUS + "supervisionceased", ServiceStatus.WITHDRAWN),
            Map.entry(STATUS + "supervisionrevoked", ServiceStatus.WITHDRAWN),
            Map.entry(STATUS + "accreditationceased", ServiceStatus.WITHDRAWN),
            Map.entry(STATUS + "accreditationrevoked", ServiceStatus.WITHDRAWN),
            Map.entry(STATUS + "deprecatedatnationallevel", ServiceStatus.WITHDRAWN),
            Map.entry(STATUS + "deprecatedbynationallaw", ServiceStatus.WITHDRAWN));

    private static final Map<String, SubjectKind> SUBJECTS =
            Map.of(INFORMATION + "ForeSignatures", SubjectKind.NATURAL, INFORMATION + "ForeSeals", SubjectKind.LEGAL);

    private final String provider;
    private final List<Unmapped> unmapped;

    ServiceReader(String provider, List<Unmapped> unmapped) {
        this.provider = provider;
        this.unmapped = unmapped;
    }

    Optional<EtsiService> read(Element service) {
        Optional<Element> current = Elements.first(service, "ServiceInformation");
        if (current.isEmpty()) {
            return left(provider, Unmapped.What.IDENTITY, "no ServiceInformation");
        }
        Element now = current.get();
        String name = Elements.name(now, "ServiceName", "Name");
        String about = provider + ": " + name;
        String type = Elements.text(now, "ServiceTypeIdentifier");
        ServiceKind kind = KINDS.get(type);
        if (kind == null) {
            return left(about, Unmapped.What.SERVICE_TYPE, type);
        }
        Set<SubjectKind> subjects = new TreeSet<>();
        if (!understood(now, about, subjects)) {
            return Optional.empty();
        }
        List<X509Certificate> certificates =
                EtsiReader.certificates(now, about, unmapped, "ServiceDigitalIdentity", "DigitalId", "X509Certificate");
        if (certificates.isEmpty()) {
            return left(about, Unmapped.What.IDENTITY, type);
        }
        return Optional.of(new EtsiService(
                provider,
                name,
                type,
                kind,
                certificates.stream().distinct().toList(),
                history(now, service, about),
                subjects.isEmpty() ? Optional.empty() : Optional.of(subjects)));
    }

    /** Oldest first. The list has the newest first, and its present status apart from them. */
    private List<StatusPeriod> history(Element now, Element service, String about) {
        Map<Instant, StatusPeriod> periods = new TreeMap<>();
        List<Element> entries = new ArrayList<>(List.of(now));
        entries.addAll(Elements.all(service, "ServiceHistory", "ServiceHistoryInstance"));
        for (Element entry : entries) {
            StatusPeriod period = period(entry, about);
            if (periods.putIfAbsent(period.from(), period) != null) {
                unmapped.add(new Unmapped(
                        about,
                        Unmapped.What.HISTORY,
                        period.from() + " " + period.basis().orElse("")));
            }
        }
        return List.copyOf(periods.values());
    }

    private StatusPeriod period(Element entry, String about) {
        String status = Elements.text(entry, "ServiceStatus");
        Instant from = Elements.instant(Elements.text(entry, "StatusStartingTime"));
        String type = Elements.text(entry, "ServiceTypeIdentifier");
        if (!KINDS.containsKey(type)) {
            // It was something else then: not what it is now.
            unmapped.add(new Unmapped(about + " at " + from, Unmapped.What.SERVICE_TYPE, type));
            return new StatusPeriod(ServiceStatus.SUSPENDED, from, Optional.of(type));
        }
        ServiceStatus mapped = STATUSES.get(status);
        if (mapped == null) {
            unmapped.add(new Unmapped(about + " at " + from, Unmapped.What.STATUS, status));
        }
        return new StatusPeriod(mapped == null ? ServiceStatus.SUSPENDED : mapped, from, Optional.of(status));
    }

    /** False when a critical extension has no meaning here; whom the authority speaks for goes into {@code subjects}. */
    private boolean understood(Element now, String about, Set<SubjectKind> subjects) {
        boolean understood = true;
        for (Element extension : Elements.all(now, "ServiceInformationExtensions", "Extension")) {
            String critical = extension.getAttribute("Critical");
            for (Element child : Elements.children(extension)) {
                String uri = Elements.optionalText(child, "URI").orElse("");
                boolean additional = "AdditionalServiceInformation".equals(child.getLocalName());
                if (additional && SUBJECTS.containsKey(uri)) {
                    subjects.add(SUBJECTS.get(uri));
                } else if (critical.equals("true") || critical.equals("1")) {
                    unmapped.add(
                            new Unmapped(about, Unmapped.What.CRITICAL_EXTENSION, child.getLocalName() + " " + uri));
                    understood = false;
                } else {
                    unmapped.add(new Unmapped(about, Unmapped.What.EXTENSION, child.getLocalName() + " " + uri));
                }
            }
        }
        return understood;
    }

    private Optional<EtsiService> left(String about, Unmapped.What what, String value) {
        unmapped.add(new Unmapped(about, what, value));
        return Optional.empty();
    }
}
