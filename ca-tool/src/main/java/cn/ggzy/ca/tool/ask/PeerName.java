package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.tool.file.Unreadable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whom the caller means to talk to (RFC 9525, reference identifier): a host name, an IP address, a mail address. */
public final class PeerName {
    private static final int MAX_NAME = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern IPV4 =
            Pattern.compile("(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** What kind of name it is, by its form. */
    enum Kind {
        DNS,
        IP,
        MAIL
    }

    private final Kind kind;
    private final String text;
    private final byte[] address;

    private PeerName(Kind kind, String text, byte[] address) {
        this.kind = kind;
        this.text = text;
        this.address = address;
    }

    public static PeerName of(String text) {
        if (text.isBlank()) {
            throw new Unreadable("dnsName", "is empty");
        }
        if (IPV4.matcher(text).matches() || IPV6.matcher(text).matches()) {
            return new PeerName(Kind.IP, text, octets(text));
        }
        return new PeerName(text.contains("@") ? Kind.MAIL : Kind.DNS, text, new byte[0]);
    }

    Kind kind() {
        return kind;
    }

    String text() {
        return text;
    }

    /** A dNSName matches label by label; a star is a whole leftmost label, stands for exactly one, and has two labels behind it. */
    boolean isDns(String presented) {
        String own = withoutDot(text);
        String other = presented.toLowerCase(Locale.ROOT);
        if (kind != Kind.DNS || !isHostName(own)) {
            return false;
        }
        if (!other.startsWith("*.")) {
            return isHostName(other) && other.equals(own);
        }
        String behind = other.substring(2);
        int dot = own.indexOf('.');
        return isHostName(behind)
                && behind.contains(".")
                && dot > 0
                && own.substring(dot + 1).equals(behind)
                && !own.startsWith("xn--");
    }

    /** The name itself or one below it (RFC 5280 4.2.1.10). */
    boolean isWithin(String constraint) {
        String own = withoutDot(text);
        String base = constraint.toLowerCase(Locale.ROOT);
        return kind == Kind.DNS && (base.isEmpty() || own.equals(base) || own.endsWith("." + base));
    }

    boolean isAddress(byte[] presented) {
        return kind == Kind.IP && Arrays.equals(address, presented);
    }

    /** The local part as it is written, the domain without regard to case (RFC 5280 7.5). */
    boolean isMail(String presented) {
        return kind == Kind.MAIL && lowerDomain(text).equals(lowerDomain(presented));
    }

    private static String lowerDomain(String mail) {
        int at = mail.lastIndexOf('@');
        return mail.substring(0, at + 1) + mail.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    private static String withoutDot(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static boolean isHostName(String name) {
        return name.length() <= MAX_NAME
                && Arrays.stream(name.split("\\.", -1))
                        .allMatch(label -> LABEL.matcher(label).matches());
    }

    /** The text has the form of an address, so nobody is asked for it. */
    private static byte[] octets(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new Unreadable("dnsName", "\"" + text + "\" is no IP address", e);
        }
    }
}
