package cn.ggzy.platform.service.publication;

import java.util.List;
import java.util.function.Consumer;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** The rows of publications; SQL in {@code mapper/publication/PublicationRows.xml}. */
@Mapper
interface PublicationRows {
    void insert(@Param("p") Publication publication);

    List<Publication> list(
            @Param("tender") @Nullable String tender, @Param("size") int size, @Param("offset") int offset);

    long count(@Param("tender") @Nullable String tender);

    int published(@Param("tender") String tender, @Param("lot") String lot, @Param("kind") Kind kind);

    void scan(ResultHandler<Publication> reader);

    default void each(Consumer<Publication> reader) {
        scan(row -> reader.accept(row.getResultObject()));
    }
}
