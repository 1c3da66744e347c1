package cn.ggzy.platform.service.mediumless;

import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** What the two-party protocol must never forget; SQL in {@code mapper/mediumless/CosignRows.xml}. */
@Mapper
interface CosignRows {
    @Nullable
    KeyRow key(@Param("id") String id);

    void addKey(KeyRow key);

    int replaceKey(KeyRow key);

    int deleteKey(@Param("id") String id);

    @Nullable
    SessionRow session(@Param("id") String id);

    void addSession(SessionRow session);

    void takeSlot(
            @Param("keyId") String keyId,
            @Param("id") String id,
            @Param("until") Instant until,
            @Param("now") Instant now);

    @Nullable
    String lockedSlot(@Param("keyId") String keyId);

    void freeSlot(@Param("keyId") String keyId, @Param("id") String id);

    void closeOthers(@Param("keyId") String keyId);

    int answerSession(@Param("id") String id, @Param("binding") byte[] binding, @Param("answer") byte[] answer);

    int closeSession(@Param("id") String id);

    @Nullable
    Integer failures(@Param("keyId") String keyId);

    void beginCounting(@Param("keyId") String keyId);

    int count(@Param("keyId") String keyId, @Param("expected") int expected, @Param("next") int next);

    int lockPin(@Param("keyId") String keyId);

    int decryptions(@Param("keyId") String keyId, @Param("after") Instant after);

    void addDecryption(@Param("keyId") String keyId, @Param("at") Instant at);
}
