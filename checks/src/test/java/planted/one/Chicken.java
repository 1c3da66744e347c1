package planted.one;

import planted.two.Egg;

/** Half of a package cycle. */
public record Chicken(Egg from) {}
