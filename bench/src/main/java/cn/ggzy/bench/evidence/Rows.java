package cn.ggzy.bench.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Plain SQL beside the platform: what it wrote, and the bare insert it is compared with. */
final class Rows {
    /** Octets that a fact leaves in its own row and in the queue. */
    static final String OCTETS_OF_A_FACT = "select round(avg(2 * octet_length(id) + octet_length(type)"
            + " + octet_length(subject) + octet_length(digest) + octet_length(actor) + octet_length(leaf)"
            + " + octet_length(object) + 24)) from evidence_fact";

    private Rows() {}

    /** Something that talks to the database. */
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    static String text(DataSource database, String sql) {
        return in(database, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        });
    }

    static long number(DataSource database, String sql) {
        return Long.parseLong(text(database, sql));
    }

    /** Where the log put each fact. */
    static Map<String, Long> places(DataSource database) {
        return in(database, connection -> {
            Map<String, Long> places = new HashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select fact_id, leaf_index from evidence_leaf")) {
                while (rows.next()) {
                    places.put(rows.getString(1), rows.getLong(2));
                }
            }
            return places;
        });
    }

    static void makeBareTable(DataSource database) {
        in(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("create table bench_bare (id char(36) character set ascii not null,"
                        + " content varchar(8192) character set ascii not null, primary key (id))");
            }
        });
    }

    /** One row, committed and flushed. */
    static boolean insertBare(DataSource database, String content) {
        return in(database, connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into bench_bare (id, content) values (?, ?)")) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, content);
                return insert.executeUpdate() == 1;
            }
        });
    }

    private static <T> T in(DataSource database, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
