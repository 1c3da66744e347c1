package cn.ggzy.platform.service.draw;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** The rows of draws, pools and signed steps; SQL in {@code mapper/draw/DrawRows.xml}. */
@Mapper
interface DrawRows {
    void insert(@Param("d") Draw draw);

    int update(@Param("d") Draw draw);

    @Nullable
    Draw find(@Param("id") DrawId id);

    List<Draw> ofLot(@Param("tender") String tender, @Param("lot") String lot);

    void insertMembers(@Param("id") DrawId id, @Param("members") List<PoolMember> members);

    void insertRemoved(@Param("id") DrawId id, @Param("removed") List<Removed> removed);

    List<PoolMember> members(@Param("id") DrawId id);

    List<Removed> removed(@Param("id") DrawId id);

    void insertStep(@Param("id") DrawId id, @Param("act") String act, @Param("body") String body);

    void confirmStep(@Param("id") DrawId id, @Param("body") String body);

    void dropStep(@Param("id") DrawId id, @Param("body") String body);

    List<SignedStep> steps(@Param("id") DrawId id);

    /** The draws whose copy here may be behind the chain. */
    List<Draw> watched(@Param("since") Instant since, @Param("preparedSince") Instant preparedSince);

    List<DrawId> begun();

    void scan(ResultHandler<Draw> reader);

    default void each(Consumer<Draw> reader) {
        scan(row -> reader.accept(row.getResultObject()));
    }
}
