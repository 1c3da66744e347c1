package cn.ggzy.ca.tool.key;

import cn.ggzy.ca.signer.DecrypterPort;
import cn.ggzy.ca.signer.FileSigner;
import cn.ggzy.ca.signer.SignerPort;
import cn.ggzy.ca.token.Token;
import cn.ggzy.ca.token.TokenPlace;
import cn.ggzy.ca.tool.file.Unreadable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a private key, in a file or on a token. */
public final class KeyOptions {
    @Option(
            names = "--key",
            paramLabel = "F",
            description = "PKCS#12, PKCS#8 (PEM, encrypted or not) or a practice key file.")
    private @Nullable Path file;

    @Option(names = "--cert", paramLabel = "F", description = "The certificate of a PKCS#8 key, then those above it.")
    private @Nullable Path certificate;

    @Option(names = "--token", paramLabel = "LIB", description = "The token's PKCS#11 library.")
    private @Nullable Path library;

    @Option(names = "--slot", paramLabel = "N", description = "The token's slot (default: 0).")
    private long slot;

    @Option(names = "--label", paramLabel = "L", description = "The key's label, where there are several.")
    private @Nullable String label;

    @Mixin
    private Password password = new Password();

    /** Works with a signer and puts the token away afterwards. */
    public <T> T signing(Function<SignerPort, T> work) {
        return with(work, token -> token.signer(Optional.ofNullable(label)));
    }

    public <T> T decrypting(Function<DecrypterPort, T> work) {
        return with(work, token -> token.decrypter(Optional.ofNullable(label)));
    }

    private <P, T> T with(
            Function<? super FileSigner, T> work, Function<Token, P> onToken, Function<P, T> workOnToken) {
        Path token = library;
        if (token == null) {
            return work.apply(KeyFiles.read(file(), Optional.ofNullable(certificate), password));
        }
        char[] pin = password.read("PIN");
        try (Token open = Token.open(new TokenPlace(token, slot), pin)) {
            return workOnToken.apply(onToken.apply(open));
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private <T, P> T with(Function<P, T> work, Function<Token, ? extends P> onToken) {
        @SuppressWarnings("unchecked")
        Function<FileSigner, T> onFile = signer -> work.apply((P) signer);
        return with(onFile, onToken, work::apply);
    }

    private Path file() {
        Path given = file;
        if (given == null) {
            throw new Unreadable("--key", "or --token is needed");
        }
        return given;
    }
}
