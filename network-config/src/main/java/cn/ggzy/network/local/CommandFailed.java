package cn.ggzy.network.local;

import java.util.List;

/** A program of the network said no; the message holds what it was asked and what it said. */
final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailed(List<String> command, String said) {
        super(String.join(" ", command) + "\n" + said);
    }
}
