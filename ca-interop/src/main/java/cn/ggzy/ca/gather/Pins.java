package cn.ggzy.ca.gather;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Leads the client to the address that was checked. {@code java.net.http} has no say in how names are resolved; but a proxy it connects to as it
 * is told, and what it then sends (RFC 9112 3.2.2) every origin server must take as its own. So plain http goes to the checked address
 * and nowhere else. With https that is not possible: there the client resolves the name again, and the server's certificate for that name stands
 * in the way of a name that has moved inside.
 */
final class Pins extends ProxySelector {
    private static final int KEPT = 256;
    private static final Proxy NOWHERE = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("invalid.", 9));

    private final Map<String, InetSocketAddress> checked = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, InetSocketAddress> eldest) {
            return size() > KEPT;
        }
    };

    synchronized void pin(URI address, InetSocketAddress to) {
        checked.put(address.getRawAuthority(), to);
    }

    @Override
    public synchronized List<Proxy> select(URI address) {
        if ("https".equalsIgnoreCase(address.getScheme())) {
            return List.of(Proxy.NO_PROXY);
        }
        InetSocketAddress to = checked.get(address.getRawAuthority());
        return List.of(to == null ? NOWHERE : new Proxy(Proxy.Type.HTTP, to));
    }

    @Override
    public void connectFailed(URI address, SocketAddress to, IOException trouble) {
        // The request itself fails, and says so.
    }
}
