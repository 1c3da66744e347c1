package cn.ggzy.platform.core.shared;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Amounts are {@code bigint} columns in fen. */
@Component
class FenHandler extends BaseTypeHandler<Fen> {
    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, Fen value, JdbcType type)
            throws SQLException {
        statement.setLong(index, value.value());
    }

    @Override
    public @Nullable Fen getNullableResult(ResultSet rows, String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : new Fen(value);
    }

    @Override
    public @Nullable Fen getNullableResult(ResultSet rows, int column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : new Fen(value);
    }

    @Override
    public @Nullable Fen getNullableResult(CallableStatement call, int column) throws SQLException {
        long value = call.getLong(column);
        return call.wasNull() ? null : new Fen(value);
    }
}
