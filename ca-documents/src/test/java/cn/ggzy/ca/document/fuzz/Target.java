package cn.ggzy.ca.document.fuzz;

import java.io.IOException;

/** One way into the library: true when it accepted the octets, false when its answer is no. */
@FunctionalInterface
interface Target {
    boolean take(byte[] octets) throws IOException;
}
