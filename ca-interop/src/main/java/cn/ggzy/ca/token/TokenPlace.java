package cn.ggzy.ca.token;

import cn.ggzy.ca.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a token is: the vendor's PKCS#11 library, and the number of the slot as the library counts. */
public record TokenPlace(Path library, long slot) {
    public TokenPlace {
        // The text becomes a line of the provider's configuration: nothing may end that line.
        boolean plain = library.toString().chars().noneMatch(letter -> letter < ' ' || letter == '"' || letter == '\\');
        if (!plain || slot < 0 || !Files.isRegularFile(library)) {
            throw new Refusal("token.unavailable", "no library " + library + ", or no slot");
        }
    }

    String configuration() {
        return "--name=Token" + slot + "\nlibrary=\"" + library.toAbsolutePath() + "\"\nslot=" + slot
                + "\nshowInfo=false\n";
    }
}
