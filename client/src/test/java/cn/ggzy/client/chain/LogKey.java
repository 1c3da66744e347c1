package cn.ggzy.client.chain;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.tlog.Checkpoint;
import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.chain.tlog.NoteSigner;

/** The key of a test log. */
final class LogKey {
    private final String origin;
    private final NoteSigner signer;

    LogKey(String origin) {
        this.origin = origin;
        this.signer = new NoteSigner(origin, KeyType.ED25519, new byte[32]);
    }

    String verifierKey() {
        return signer.verifier().text();
    }

    String checkpoint(long size, Hash root) {
        return signer.sign(new Checkpoint(origin, size, root).note()).encoded();
    }
}
