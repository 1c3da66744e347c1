package cn.ggzy.chain.draw;

/** Why a candidate was taken or passed over. */
public enum Verdict {
    TAKEN("taken"),
    QUOTA_FULL("quota-full"),
    REGION_CAP("region-cap"),
    EMPLOYER_CAP("employer-cap"),
    NOT_COMPLETABLE("not-completable");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** The word in the transcript. */
    public String text() {
        return text;
    }
}
