package cn.ggzy.ca.envelope;

/** What a reader takes beside authenticated content and OAEP or SM2: nothing, unless it is said here. */
public record EnvelopePolicy(boolean unauthenticatedContent, boolean rsaPkcs1) {
    public static EnvelopePolicy strict() {
        return new EnvelopePolicy(false, false);
    }

    public EnvelopePolicy withUnauthenticatedContent() {
        return new EnvelopePolicy(true, rsaPkcs1);
    }

    public EnvelopePolicy withRsaPkcs1() {
        return new EnvelopePolicy(unauthenticatedContent, true);
    }
}
