package planted.clock;

import java.time.Instant;

/** Asks the machine's clock in domain code. */
public class Impatient {
    Instant deadline() {
        return Instant.now();
    }
}
