package cn.ggzy.ca.gather;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where a name leads. */
@FunctionalInterface
public interface Resolver {
    List<InetAddress> resolve(String host) throws UnknownHostException;

    static Resolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
