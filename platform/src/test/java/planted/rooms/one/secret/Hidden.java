package planted.rooms.one.secret;

/** Public for Java, but no part of the room's door. */
public final class Hidden {}
