package cn.ggzy.ca.path.rfc5280;

import java.util.function.Consumer;

/** One case: the section of RFC 5280 it is from, what is generated, and the verdict that follows. */
record Conformance(String section, String what, Consumer<Scene> generated, Expected expected) {
    @Override
    public String toString() {
        return section + ": " + what;
    }
}
