package cn.ggzy.platform.service.draw;

import static cn.ggzy.chain.canonical.Encoding.utf8;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.draw.Candidate;
import cn.ggzy.chain.draw.DrawParams;
import cn.ggzy.chain.draw.QuotaLine;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.service.expert.Expert;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everybody who may be drawn, and everybody who may not, each with a fresh salt. */
record Pool(DrawId draw, List<PoolMember> members, List<Removed> removed) {
    private static final Comparator<Expert> BY_NUMBER =
            (a, b) -> Arrays.compareUnsigned(utf8(a.id().value()), utf8(b.id().value()));
    private static final int SALT = 16;
    private static final int PSEUDONYM = 16;

    Pool {
        members = List.copyOf(members);
        removed = List.copyOf(removed);
    }

    /** Filters the library's experts of the wanted specialties; regions of the quota lines are kept to. */
    static Pool of(DrawId draw, List<Expert> library, List<QuotaLine> quotas, Avoidance avoidance) {
        String employerKey = Ids.randomHex(SALT);
        List<PoolMember> members = new ArrayList<>();
        List<Removed> removed = new ArrayList<>();
        for (Expert expert : library.stream().sorted(BY_NUMBER).toList()) {
            if (quotas.stream().noneMatch(line -> wanted(line, expert))) {
                continue;
            }
            Optional<String> reason = avoidance.reason(expert);
            if (reason.isPresent()) {
                removed.add(new Removed(expert.id(), reason.get(), Ids.randomHex(SALT)));
            } else {
                members.add(member(members.size(), expert, employerKey));
            }
        }
        return new Pool(draw, members, removed);
    }

    private static PoolMember member(int index, Expert expert, String employerKey) {
        String pseudonym =
                Hash.of(utf8(employerKey), utf8(expert.employer())).hex().substring(0, PSEUDONYM);
        return new PoolMember(index, expert.id(), expert.specialty(), expert.region(), pseudonym, Ids.randomHex(SALT));
    }

    private static boolean wanted(QuotaLine line, Expert expert) {
        return line.specialty().equals(expert.specialty())
                && (line.region().equals("*") || line.region().equals(expert.region()));
    }

    int size() {
        return members.size();
    }

    MerkleTree tree() {
        return MerkleTree.of(members.stream().map(member -> member.leaf(draw)).toList());
    }

    Hash removedRoot() {
        return removed.isEmpty()
                ? MerkleTree.emptyRoot()
                : MerkleTree.of(removed.stream().map(one -> one.leaf(draw)).toList())
                        .root();
    }

    List<Candidate> candidates() {
        return members.stream()
                .map(member -> new Candidate(member.specialty(), member.region(), member.employer()))
                .toList();
    }

    /** The public table, as the contract and the transcript take it. */
    List<List<String>> table() {
        return members.stream()
                .map(member -> List.of(member.specialty(), member.region(), member.employer()))
                .toList();
    }

    String tableDigest() {
        return CanonicalJson.digest(table());
    }

    DrawParams params(List<QuotaLine> quotas, int maxPerRegion, int maxPerEmployer) {
        return new DrawParams(size(), quotas, maxPerRegion, maxPerEmployer);
    }
}
