package cn.ggzy.ca.gather;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The networks that are not public (IANA's registries of special-purpose addresses, RFC 6890), among them those that carry IPv4 inside. */
final class Networks {
    private static final List<Block> CLOSED = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3));
    // Of IPv6 only this block is in public use; inside it these are not.
    private static final Block GLOBAL = Block.of("2000::", 3);
    private static final List<Block> CLOSED_IN_GLOBAL =
            List.of(Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("2002::", 16), Block.of("3fff::", 20));

    private Networks() {}

    static boolean isPublic(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 4
                ? CLOSED.stream().noneMatch(block -> block.contains(octets))
                : GLOBAL.contains(octets) && CLOSED_IN_GLOBAL.stream().noneMatch(block -> block.contains(octets));
    }

    private record Block(BigInteger start, int bits, int length) {
        static Block of(String start, int prefix) {
            try {
                byte[] octets = InetAddress.getByName(start).getAddress();
                return new Block(new BigInteger(1, octets), prefix, octets.length * 8);
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean contains(byte[] octets) {
            int rest = length - bits;
            return octets.length * 8 == length
                    && new BigInteger(1, octets).shiftRight(rest).equals(start.shiftRight(rest));
        }
    }
}
