package cn.ggzy.ca.document;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.practice.PracticeTimeStamps;
import cn.ggzy.ca.renewal.ProofFacts;
import cn.ggzy.ca.signer.FileSigner;
import cn.ggzy.ca.timestamp.TimeStamper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A practice province at one instant, with its signers, its time stamp authorities and what is trusted there. */
public final class Town {
    public static final Instant NOW = Instant.parse("2026-03-01T01:00:00Z");
    public static final Instant LATER = NOW.plusSeconds(60);

    public final PracticeProvince province;
    public final PracticeTimeStamps stamps;

    public Town(Path directory) {
        province = PracticeProvince.openOrCreate(directory, Clock.fixed(NOW, ZoneOffset.UTC));
        stamps = province.timeStamps();
    }

    public FileSigner signer(String player) {
        PracticeKey key = province.player(player);
        return FileSigner.of(key.certificate(), key.chain(), key.privateKey());
    }

    public TimeStamper sm2Stamper() {
        return stamps.stampers().get(0);
    }

    public TimeStamper rsaStamper() {
        return stamps.stampers().get(1);
    }

    public ProofFacts facts() {
        List<byte[]> crls = new ArrayList<>(province.crls());
        crls.addAll(stamps.crls());
        return new ProofFacts(List.of(), crls, List.of());
    }

    public DocumentTrust trust() {
        return withoutFacts().withMore(facts());
    }

    public DocumentTrust withoutFacts() {
        return DocumentTrust.of(stamps.trust().trustList().orElseThrow(), ProofFacts.none());
    }
}
