package cn.ggzy.ca.gather;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses may be asked: http and https on public networks. A certificate's word alone never leads into a private one; a server that
 * the trust entry lists by scheme, name and port may stand anywhere.
 */
public final class AddressFilter {
    private final Set<String> listed;
    private final Resolver resolver;

    public AddressFilter(Set<URI> listed, Resolver resolver) {
        this.listed = listed.stream().map(AddressFilter::server).collect(Collectors.toUnmodifiableSet());
        this.resolver = resolver;
    }

    public boolean lists(URI address) {
        return address.getHost() != null && listed.contains(server(address));
    }

    /** The one network address to connect to. All that a name leads to must be allowed, or none is. */
    InetSocketAddress admit(URI address) {
        String host = address.getHost();
        if (host == null || address.getUserInfo() != null || !isWeb(address.getScheme())) {
            throw new NoAnswer(Trouble.ADDRESS_REFUSED, "only http and https with a host name: " + address);
        }
        List<InetAddress> all = resolve(host);
        if (!lists(address)) {
            all.stream().filter(one -> !Networks.isPublic(one)).findFirst().ifPresent(inside -> {
                throw new NoAnswer(
                        Trouble.ADDRESS_REFUSED, host + " leads to " + inside.getHostAddress() + ", no public network");
            });
        }
        return new InetSocketAddress(all.get(0), port(address));
    }

    private List<InetAddress> resolve(String host) {
        try {
            List<InetAddress> all = resolver.resolve(host);
            if (all.isEmpty()) {
                throw new NoAnswer(Trouble.UNREACHABLE, host + " leads nowhere");
            }
            return all;
        } catch (UnknownHostException e) {
            throw new NoAnswer(Trouble.UNREACHABLE, host + " is not known", e);
        }
    }

    private static boolean isWeb(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    private static String server(URI address) {
        return (address.getScheme() + "://" + address.getHost() + ":" + port(address)).toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
