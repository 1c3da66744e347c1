package planted.rooms.one;

import planted.rooms.two.Trespass;

/** Leads back to the room that comes in: a circle. */
public record Door(Trespass visitor) {}
