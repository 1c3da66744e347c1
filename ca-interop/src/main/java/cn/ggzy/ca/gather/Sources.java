package cn.ggzy.ca.gather;

/** Whom to ask for what. */
public record Sources(CrlSource lists, OcspSource responders, AiaSource certificates) {
    public static Sources of(HttpSource one) {
        return new Sources(one, one, one);
    }
}
