package cn.ggzy.platform.core.document;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of uploads and their pieces; SQL in {@code mapper/document/UploadRows.xml}. */
@Mapper
interface UploadRows {
    /** Makes the row, or locks the one that is there with the same ticket and root. */
    void begin(UploadRow upload);

    void insertPieces(@Param("id") String id, @Param("digests") List<String> digests);

    @Nullable
    UploadRow find(@Param("id") String id);

    @Nullable
    UploadRow lookup(
            @Param("tender") String tender,
            @Param("lot") String lot,
            @Param("ticket") String ticket,
            @Param("root") String root);

    List<Integer> missing(@Param("id") String id);

    List<String> digests(@Param("id") String id);

    @Nullable
    String digest(@Param("id") String id, @Param("no") int no);

    void stored(@Param("id") String id, @Param("no") int no, @Param("leaf") String leaf);

    List<String> leaves(@Param("id") String id);

    int complete(@Param("id") String id, @Param("at") Instant at, @Param("signature") String signature);
}
