package cn.ggzy.ca.trust;

import cn.ggzy.ca.identity.Meaning;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for what a trust list may say and hardly means. A list that contradicts itself is not read at all; these are remarks for its editor. */
public final class TrustListLinter {
    private static final Set<Meaning> SOMEBODY = Set.of(Meaning.USCC, Meaning.PERSON_ID);

    private TrustListLinter() {}

    /** What may be odd. */
    public enum Finding {
        NEXT_UPDATE_PAST("下次更新时间已过", "the next update is in the past"),
        NO_PURPOSE("该机构未被认可用于任何用途", "the authority is listed for no use"),
        KEY_USED_TWICE("同一密钥出现在两处", "one key stands in two places"),
        STATUS_REPEATED("相邻两期状态相同（期间重叠）", "two neighbouring periods say the same"),
        CERTIFICATE_EXPIRED("获认可的颁发机构证书已过期", "a granted authority whose certificate has expired"),
        NO_IDENTITY_RULE("识别规则中没有单位代码或个人证件", "the profile finds neither an organisation nor a person"),
        PROFILE_UNUSED("没有机构使用该识别规则", "no authority uses the profile"),
        RULE_WITHOUT_TEST("识别规则没有测试证书", "a rule that no test certificate shows at work"),
        TEST_FAILS("识别规则的测试未通过", "a test of the profile does not hold"),
        HISTORY_OVERLAPS("前一期间在后一期间开始后才结束", "a period ends after the next one has begun"),
        HISTORY_GAP("两期之间有空档", "between two periods there is none"),
        HISTORY_ENDS("最后一期有结束时间，其后没有状态", "after the last period there is none"),
        NO_SUBJECT("有用途但没有认可的主体类型", "listed for a use and for nobody"),
        NO_MEDIUM("有用途但没有认可的介质", "listed for a use and on no medium"),
        ISSUING_TIME_EMPTY("签发期间为空", "the time in which certificates may begin is empty"),
        GRACE_WITHOUT_PURPOSE("宽限用途不在认可用途内", "grace for a use that is not listed"),
        THRESHOLD_TOO_HIGH("所需签名数多于签名人数", "more signatures are needed than there are signers"),
        MUST_NOT_USE_AFTER_EARLY("停用时间早于下次更新时间", "the last day of use is before the next update"),
        POINTER_WITHOUT_FILTER("指向的列表未设过滤，不会采纳任何服务", "a pointer without a filter takes nothing over"),
        POINTER_TAKES_NOTHING("过滤条件不采纳任何服务", "the filter of a pointer lets nothing through"),
        POINTER_WITHOUT_PROFILE("指向的列表没有身份识别规则", "a pointer to a list that brings no profiles names none"),
        POINTER_TO_ITSELF("指向本列表所在地区", "a pointer to the list's own territory");

        private final String zh;
        private final String en;

        Finding(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** One remark: what, and about which service, role or profile. */
    public record Remark(Finding finding, String about) {}

    public static List<Remark> lint(TrustList list, Instant at) {
        List<Remark> remarks = new ArrayList<>();
        if (list.nextUpdate().filter(next -> !at.isBefore(next)).isPresent()) {
            remarks.add(new Remark(Finding.NEXT_UPDATE_PAST, "sequence " + list.sequence()));
        }
        list.services().forEach(service -> lint(service, at, remarks));
        lintKeys(list, remarks);
        lintProfiles(list, remarks);
        lintTerms(list, remarks);
        list.terms().pointers().forEach(pointer -> lint(pointer, list, remarks));
        remarks.sort(Comparator.comparing(Remark::finding).thenComparing(Remark::about));
        return List.copyOf(remarks);
    }

    private static void lint(TrustService service, Instant at, List<Remark> remarks) {
        if (service.purposes().isEmpty()) {
            remarks.add(new Remark(Finding.NO_PURPOSE, service.id()));
        }
        List<StatusPeriod> history = service.history();
        for (int i = 1; i < history.size(); i++) {
            if (history.get(i).status() == history.get(i - 1).status()) {
                remarks.add(new Remark(
                        Finding.STATUS_REPEATED,
                        service.id() + " " + history.get(i).from()));
            }
        }
        lintPeriods(service, remarks);
        lintTerms(service, remarks);
        boolean granted = service.at(at)
                .filter(period -> period.status() == ServiceStatus.GRANTED)
                .isPresent();
        if (granted && at.isAfter(service.certificate().getNotAfter().toInstant())) {
            remarks.add(new Remark(Finding.CERTIFICATE_EXPIRED, service.id()));
        }
    }

    /** A period that ends of itself should end where the next one begins. */
    private static void lintPeriods(TrustService service, List<Remark> remarks) {
        List<StatusPeriod> history = service.history();
        for (int i = 0; i < history.size(); i++) {
            StatusPeriod period = history.get(i);
            Optional<Instant> next =
                    i + 1 < history.size() ? Optional.of(history.get(i + 1).from()) : Optional.empty();
            period.to()
                    .flatMap(end -> ending(end, next))
                    .ifPresent(finding -> remarks.add(new Remark(finding, service.id() + " " + period.from())));
        }
    }

    private static Optional<Finding> ending(Instant end, Optional<Instant> next) {
        if (next.isEmpty()) {
            return Optional.of(Finding.HISTORY_ENDS);
        }
        if (end.isAfter(next.get())) {
            return Optional.of(Finding.HISTORY_OVERLAPS);
        }
        return end.isBefore(next.get()) ? Optional.of(Finding.HISTORY_GAP) : Optional.empty();
    }

    private static void lintTerms(TrustService service, List<Remark> remarks) {
        ServiceTerms terms = service.terms();
        if (!service.purposes().isEmpty()) {
            if (terms.subjects().filter(Set::isEmpty).isPresent()) {
                remarks.add(new Remark(Finding.NO_SUBJECT, service.id()));
            }
            if (terms.media().filter(Set::isEmpty).isPresent()) {
                remarks.add(new Remark(Finding.NO_MEDIUM, service.id()));
            }
        }
        terms.constraints()
                .filter(limits -> limits.issuedFrom()
                        .flatMap(from -> limits.issuedTo().map(to -> !from.isBefore(to)))
                        .orElse(false))
                .ifPresent(limits -> remarks.add(new Remark(Finding.ISSUING_TIME_EMPTY, service.id())));
        terms.revocation().stream()
                .flatMap(habits -> habits.grace().keySet().stream())
                .filter(purpose -> !service.purposes().contains(purpose))
                .forEach(purpose ->
                        remarks.add(new Remark(Finding.GRACE_WITHOUT_PURPOSE, service.id() + " " + purpose)));
    }

    private static void lintTerms(TrustList list, List<Remark> remarks) {
        int governors = list.governors().size();
        list.terms()
                .threshold()
                .filter(needed -> needed > governors)
                .ifPresent(needed -> remarks.add(
                        new Remark(Finding.THRESHOLD_TOO_HIGH, needed + " of " + governors + " governors")));
        list.terms()
                .mustNotUseAfter()
                .filter(last -> list.nextUpdate().map(last::isBefore).orElse(false))
                .ifPresent(last -> remarks.add(new Remark(Finding.MUST_NOT_USE_AFTER_EARLY, last.toString())));
    }

    private static void lint(Pointer pointer, TrustList list, List<Remark> remarks) {
        if (pointer.threshold() > pointer.signers().size()) {
            remarks.add(new Remark(
                    Finding.THRESHOLD_TOO_HIGH,
                    pointer.territory() + ": " + pointer.threshold() + " of "
                            + pointer.signers().size()));
        }
        if (pointer.accept().isEmpty()) {
            remarks.add(new Remark(Finding.POINTER_WITHOUT_FILTER, pointer.territory()));
        }
        if (pointer.accept()
                .filter(filter -> filter.kinds().isEmpty() || filter.purposes().isEmpty())
                .isPresent()) {
            remarks.add(new Remark(Finding.POINTER_TAKES_NOTHING, pointer.territory()));
        }
        if (pointer.form() == Pointer.Form.ETSI_119612 && pointer.profile().isEmpty()) {
            remarks.add(new Remark(Finding.POINTER_WITHOUT_PROFILE, pointer.territory()));
        }
        if (list.terms().territory().filter(pointer.territory()::equals).isPresent()) {
            remarks.add(new Remark(Finding.POINTER_TO_ITSELF, pointer.territory()));
        }
    }

    /** The list reader refuses two services with one key; here also the governors, of whom each must decide for himself. */
    private static void lintKeys(TrustList list, List<Remark> remarks) {
        Map<PublicKey, String> holders = new HashMap<>();
        list.services().forEach(service -> holders.put(service.certificate().getPublicKey(), service.id()));
        for (Governor governor : list.governors()) {
            String other = holders.putIfAbsent(governor.certificate().getPublicKey(), governor.role());
            if (other != null) {
                remarks.add(new Remark(Finding.KEY_USED_TWICE, governor.role() + " and " + other));
            }
        }
    }

    private static void lintProfiles(TrustList list, List<Remark> remarks) {
        list.profiles().forEach((name, profile) -> {
            if (profile.rules().stream().noneMatch(rule -> SOMEBODY.contains(rule.as()))) {
                remarks.add(new Remark(Finding.NO_IDENTITY_RULE, name));
            }
            if (list.services().stream().noneMatch(service -> service.profile().equals(name))
                    && list.terms().pointers().stream()
                            .noneMatch(pointer -> pointer.profile().equals(Optional.of(name)))) {
                remarks.add(new Remark(Finding.PROFILE_UNUSED, name));
            }
            profile.untested()
                    .forEach(rule -> remarks.add(new Remark(Finding.RULE_WITHOUT_TEST, name + " rule " + rule)));
            profile.failures().forEach(failure -> remarks.add(new Remark(Finding.TEST_FAILS, name + " " + failure)));
        });
    }
}
