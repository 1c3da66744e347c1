package cn.ggzy.platform.core.evidence;

import cn.ggzy.chain.tlog.NoteSigner;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The log's part of a trust file: its key, the witnesses' keys, and how many of them are enough. */
@Component
public class LogTrust {
    private final NoteSigner signer;
    private final Witnesses witnesses;

    LogTrust(NoteSigner signer, Witnesses witnesses) {
        this.signer = signer;
        this.witnesses = witnesses;
    }

    public Map<String, Object> file() {
        List<String> keys = witnesses.all().stream().map(Witness::vkey).toList();
        return Map.of(
                "log", signer.verifier().text(),
                "witnesses", keys,
                "witnessThreshold", witnesses.threshold());
    }
}
