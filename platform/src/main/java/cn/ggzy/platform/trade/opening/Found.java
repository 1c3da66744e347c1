package cn.ggzy.platform.trade.opening;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came out of the store.
 *
 * @param root the tree over the octets as they are now
 * @param changedPieces the pieces whose digest is not the one that was uploaded
 * @param plaintextDigest of the decrypted file, when it could be decrypted to its end
 * @param plain where the decrypted file lies
 * @param failure the code of what went wrong while decrypting, empty when nothing did
 */
record Found(String root, List<Integer> changedPieces, Optional<String> plaintextDigest, Path plain, String failure) {}
