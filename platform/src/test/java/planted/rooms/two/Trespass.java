package planted.rooms.two;

import planted.rooms.one.secret.Hidden;

/** Uses what is not its own. */
public record Trespass(Hidden taken) {}
