package cn.ggzy.platform.service.certificate;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of known certificates; SQL in {@code mapper/certificate/HeldRows.xml}. */
@Mapper
interface HeldRows {
    int insert(@Param("h") Held held);

    int update(@Param("h") Held held);

    @Nullable
    Held find(@Param("digest") String digest);

    @Nullable
    Held lock(@Param("digest") String digest);

    List<Held> ofHolder(@Param("holder") String holder);

    List<Held> ofOrganisation(@Param("uscc") String uscc);

    int keys(@Param("keyDigest") String keyDigest);

    /** Good ones, not replaced, that end between the two instants. */
    List<Held> ending(@Param("from") Instant from, @Param("until") Instant until);

    int remind(@Param("certificate") String certificate, @Param("days") int days, @Param("at") Instant at);

    List<Integer> reminders(@Param("certificate") String certificate);
}
