package cn.ggzy.ca.path;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

/** Whether a name lies in a subtree of names, for each of the five forms that RFC 5280 4.2.1.10 explains. */
final class Subtrees {
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    private static final Pattern URI =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#]*@)?([^/?#@:]+)(?::[0-9]*)?(?:[/?#].*)?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_*-]+(\\.[A-Za-z0-9_*-]+)*+\\.?");
    private static final Pattern IPV4_TEXT = Pattern.compile("[0-9.]+");

    private Subtrees() {}

    /** What cannot be compared with a constraint of its form has to be refused. */
    static boolean isComparable(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.directoryName -> true;
            case GeneralName.dNSName -> HOST.matcher(text(name)).matches();
            case GeneralName.rfc822Name -> text(name).indexOf('@') >= 0;
            case GeneralName.uniformResourceIdentifier -> host(text(name)).isPresent();
            case GeneralName.iPAddress -> Set.of(IPV4, IPV6).contains(octets(name).length);
            default -> false;
        };
    }

    /** Both of one form, and the name comparable. */
    static boolean contains(GeneralName tree, GeneralName name) {
        return switch (tree.getTagNo()) {
            case GeneralName.directoryName -> directory(tree, name);
            case GeneralName.dNSName -> below(withoutDot(lower(text(tree))), withoutDot(lower(text(name))));
            case GeneralName.rfc822Name -> mailbox(text(tree), text(name));
            case GeneralName.uniformResourceIdentifier ->
                host(text(name))
                        .filter(host -> hostOrDomain(withoutDot(lower(text(tree))), host))
                        .isPresent();
            case GeneralName.iPAddress -> network(octets(tree), octets(name));
            default -> false;
        };
    }

    private static boolean directory(GeneralName tree, GeneralName name) {
        List<Set<String>> beginning = Names.parts(X500Name.getInstance(tree.getName()));
        List<Set<String>> whole = Names.parts(X500Name.getInstance(name.getName()));
        return beginning.size() <= whole.size()
                && whole.subList(0, beginning.size()).equals(beginning);
    }

    /** The host itself, and whatever has labels added on its left; nothing has no labels, so it is above all. */
    private static boolean below(String tree, String host) {
        return tree.isEmpty() || host.equals(tree) || host.endsWith(tree.startsWith(".") ? tree : "." + tree);
    }

    /** A mailbox, all mailboxes on a host, or with a period in front all mailboxes in a domain. */
    private static boolean mailbox(String tree, String address) {
        int at = address.lastIndexOf('@');
        String host = withoutDot(lower(address.substring(at + 1)));
        int treeAt = tree.lastIndexOf('@');
        return treeAt < 0
                ? hostOrDomain(withoutDot(lower(tree)), host)
                // 7.5: the part before the @ is compared exactly.
                : tree.substring(0, treeAt).equals(address.substring(0, at))
                        && withoutDot(lower(tree.substring(treeAt + 1))).equals(host);
    }

    private static boolean hostOrDomain(String tree, String host) {
        return tree.startsWith(".") ? host.endsWith(tree) : host.equals(tree);
    }

    /** The address and the mask, one after the other, against an address of the same length. */
    private static boolean network(byte[] tree, byte[] address) {
        if (tree.length != 2 * address.length) {
            return false;
        }
        for (int i = 0; i < address.length; i++) {
            if (((tree[i] ^ address[i]) & tree[address.length + i]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** A fully qualified domain name; neither an address nor nothing. */
    private static Optional<String> host(String uri) {
        Matcher parts = URI.matcher(uri);
        return parts.matches()
                        && !IPV4_TEXT.matcher(parts.group(1)).matches()
                        && parts.group(1).indexOf('[') < 0
                ? Optional.of(withoutDot(lower(parts.group(1))))
                : Optional.empty();
    }

    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static String text(GeneralName name) {
        return name.getName().toString();
    }

    private static byte[] octets(GeneralName name) {
        return ASN1OctetString.getInstance(name.getName()).getOctets();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
