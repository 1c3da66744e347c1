package cn.ggzy.ca.revocation;

/** Octets that settle nothing about a certificate, and why. */
public record Ignored(String digest, String name, String why) {
    @Override
    public String toString() {
        return name + ": " + why;
    }
}
