package cn.ggzy.ca.trust;

import cn.ggzy.ca.identity.Meaning;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        PROFILE_UNUSED("没有机构使用该识别规则", "no authority uses the profile");

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
        boolean granted = service.at(at)
                .filter(period -> period.status() == ServiceStatus.GRANTED)
                .isPresent();
        if (granted && at.isAfter(service.certificate().getNotAfter().toInstant())) {
            remarks.add(new Remark(Finding.CERTIFICATE_EXPIRED, service.id()));
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
            if (list.services().stream().noneMatch(service -> service.profile().equals(name))) {
                remarks.add(new Remark(Finding.PROFILE_UNUSED, name));
            }
        });
    }
}
