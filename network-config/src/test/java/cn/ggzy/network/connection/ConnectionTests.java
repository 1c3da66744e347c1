package cn.ggzy.network.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTests {

    @TempDir
    Path directory;

    @Test
    void isReadAsItWasWritten() throws IOException {
        Connection.Client client = new Connection.Client("JyzxMSP", "/c.pem", "/k.pem");
        Connection connection = new Connection(
                Connection.FORMAT,
                Connection.Kind.real,
                "ggzy",
                "v3.1.5",
                "JyzxMSP",
                client,
                List.of(new Connection.Gateway("JyzxMSP", "127.0.0.1:7051", "peer0", "PEM")),
                Map.of("JyzxMSP", client),
                List.of(new Connection.Member("JyzxMSP", "省公共资源交易中心", List.of("PEM"))),
                Map.of("bid", "AND('SjtMSP.peer')"));
        Path file = directory.resolve("connection.json");

        connection.write(file);

        assertThat(Connection.read(file)).isEqualTo(connection);
    }
}
