package cn.ggzy.ca.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressFilterTest {
    private static final AddressFilter FILTER = new AddressFilter(Set.of(), Resolver.system());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1.2.3:8080/",
                "http://0.0.0.0/",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://100.64.0.1/",
                "http://192.0.0.8/",
                "http://198.18.0.1/",
                "http://203.0.113.9/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fc00::1]/",
                "http://[fd12:3456::1]/",
                "http://[ff02::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::a00:1]/",
                "http://[2002:a00:1::]/",
                "http://[2001:db8::1]/",
                "http://localhost/",
                "ftp://8.8.8.8/",
                "ldap://8.8.8.8/cn=x",
                "file:///etc/passwd",
                "http:/nowhere",
                "http://user@8.8.8.8/"
            })
    void noWayLeadsInside(String address) {
        assertThatThrownBy(() -> FILTER.admit(URI.create(address)))
                .isInstanceOfSatisfying(
                        NoAnswer.class, no -> assertThat(no.trouble()).isEqualTo(Trouble.ADDRESS_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://8.8.8.8/a.crl", "https://172.32.0.1/", "HTTP://[2400:3200::1]/", "http://192.0.1.1/"})
    void publicNetworksMayBeAsked(String address) {
        assertThat(FILTER.admit(URI.create(address)).getAddress().isLoopbackAddress())
                .isFalse();
    }

    @Test
    void aListedServerMayStandAnywhereAndOnlyThatOne() {
        AddressFilter filter = new AddressFilter(Set.of(URI.create("http://10.0.0.1:8080/ocsp")), Resolver.system());

        assertThat(filter.admit(URI.create("http://10.0.0.1:8080/other")))
                .isEqualTo(new InetSocketAddress("10.0.0.1", 8080));
        assertThat(filter.lists(URI.create("HTTP://10.0.0.1:8080"))).isTrue();
        for (String other : List.of("http://10.0.0.1/", "https://10.0.0.1:8080/", "http://10.0.0.2:8080/")) {
            assertThat(filter.lists(URI.create(other))).isFalse();
            assertThatThrownBy(() -> filter.admit(URI.create(other))).isInstanceOf(NoAnswer.class);
        }
        assertThat(new AddressFilter(Set.of(URI.create("http://ca.example")), Resolver.system())
                        .lists(URI.create("http://CA.example:80/x")))
                .as("the port that goes without saying")
                .isTrue();
    }

    @Test
    void aNameThatAlsoLeadsInsideIsRefusedAltogether() {
        Map<String, List<InetAddress>> names = Map.of(
                "both.example", List.of(address("8.8.8.8"), address("10.0.0.1")),
                "none.example", List.of());
        AddressFilter filter = new AddressFilter(Set.of(), host -> {
            if (!names.containsKey(host)) {
                throw new UnknownHostException(host);
            }
            return names.get(host);
        });

        assertThatThrownBy(() -> filter.admit(URI.create("http://both.example/")))
                .hasMessageContaining("10.0.0.1, no public network");
        for (String unknown : List.of("http://none.example/", "http://gone.example/")) {
            assertThatThrownBy(() -> filter.admit(URI.create(unknown)))
                    .isInstanceOfSatisfying(
                            NoAnswer.class, no -> assertThat(no.trouble()).isEqualTo(Trouble.UNREACHABLE));
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
