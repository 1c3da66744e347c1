package cn.ggzy.network.tck;

import java.util.concurrent.Callable;

/** One small case: its name, what must come of it, and how it is brought about. */
record Scenario(String name, String expected, Callable<String> act) {

    static Scenario of(String name, String expected, Callable<String> act) {
        return new Scenario(name, expected, act);
    }

    static Scenario refuses(String code, String when, Callable<String> act) {
        return new Scenario(code + ": " + when, "refused " + code, act);
    }

    static Scenario valid(String name, Callable<String> act) {
        return new Scenario(name, Outcome.VALID, act);
    }
}
