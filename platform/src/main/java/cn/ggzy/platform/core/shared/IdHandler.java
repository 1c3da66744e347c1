package cn.ggzy.platform.core.shared;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** Lets MyBatis read and write an identifier type; a room extends it once per type, as a bean. */
public abstract class IdHandler<T> extends BaseTypeHandler<T> {
    private final Function<T, String> write;
    private final Function<String, T> read;

    protected IdHandler(Function<T, String> write, Function<String, T> read) {
        this.write = write;
        this.read = read;
    }

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, T value, JdbcType type)
            throws SQLException {
        statement.setString(index, write.apply(value));
    }

    @Override
    public @Nullable T getNullableResult(ResultSet rows, String column) throws SQLException {
        return typed(rows.getString(column));
    }

    @Override
    public @Nullable T getNullableResult(ResultSet rows, int column) throws SQLException {
        return typed(rows.getString(column));
    }

    @Override
    public @Nullable T getNullableResult(CallableStatement call, int column) throws SQLException {
        return typed(call.getString(column));
    }

    private @Nullable T typed(@Nullable String value) {
        return value == null ? null : read.apply(value);
    }
}
