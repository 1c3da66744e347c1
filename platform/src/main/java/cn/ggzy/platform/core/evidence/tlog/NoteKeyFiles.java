package cn.ggzy.platform.core.evidence.tlog;

import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.platform.core.shared.DurableFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Keys that sign notes, each in a file that only its owner may read, its verifier key beside it. */
public final class NoteKeyFiles {
    private static final int SEED = 32;

    private NoteKeyFiles() {}

    /** The key in {@code <file>.seed}, made at first use; {@code <file>.vkey} is for everybody. */
    public static NoteSigner openOrCreate(Path folder, String file, String name, KeyType type) {
        Path secret = folder.resolve(file + ".seed");
        if (!DurableFiles.exist(secret)) {
            byte[] seed = new byte[SEED];
            new SecureRandom().nextBytes(seed);
            DurableFiles.writeSecret(secret, Base64.getEncoder().encodeToString(seed));
        }
        NoteSigner signer = new NoteSigner(name, type, Base64.getDecoder().decode(DurableFiles.read(secret)));
        Path open = folder.resolve(file + ".vkey");
        if (!DurableFiles.exist(open)) {
            DurableFiles.write(open, (signer.verifier().text() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return signer;
    }
}
