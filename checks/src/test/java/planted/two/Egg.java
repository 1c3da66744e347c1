package planted.two;

import planted.one.Chicken;

/** The other half. */
public interface Egg {
    /** Closes the cycle. */
    Chicken laidBy();
}
