package cn.ggzy.verifier.chain;

import java.util.Optional;

/** How a transaction came out when it was run again: empty means equal. */
record Execution(Kind kind, Optional<String> difference) {
    enum Kind {
        WHOLE,
        /** Judged by its public half: what travelled beside the argument is not public (yet). */
        PUBLIC_HALF
    }

    static Execution whole(Optional<String> difference) {
        return new Execution(Kind.WHOLE, difference);
    }

    static Execution half(Optional<String> difference) {
        return new Execution(Kind.PUBLIC_HALF, difference);
    }
}
