package cn.ggzy.ca.path;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Algorithms;
import cn.ggzy.ca.crypto.KeyFamily;
import java.util.Optional;

/** Whether every key and every signature of a path is on the allow-list. */
final class AlgorithmChecks {
    private AlgorithmChecks() {}

    static Optional<String> problem(CandidatePath path) {
        try {
            KeyFamily unused = KeyFamily.of(path.leaf().getPublicKey());
            for (int i = 0; i < path.certificates().size(); i++) {
                String algorithm = path.certificates().get(i).getSigAlgOID();
                if (!Algorithms.allowed(algorithm, path.issuerOf(i))) {
                    return Optional.of("signature algorithm " + algorithm);
                }
            }
            return Optional.empty();
        } catch (Refusal e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
