package cn.ggzy.platform.service.mediumless;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Enrolments, holders and steps; SQL in {@code mapper/mediumless/HolderRows.xml}. */
@Mapper
interface HolderRows {
    void addEnrolment(Enrolment enrolment);

    @Nullable
    Enrolment enrolment(@Param("code") String code);

    int countFace(@Param("id") String id, @Param("most") int most);

    int offer(@Param("id") String id, @Param("commitment") byte[] commitment, @Param("half") byte[] half);

    int make(@Param("id") String id);

    void addHolder(PhoneKey holder);

    @Nullable
    PhoneKey holder(@Param("keyId") String keyId);

    List<PhoneKey> holdersOf(@Param("uscc") String uscc);

    int certify(
            @Param("keyId") String keyId, @Param("certificate") byte[] certificate, @Param("account") String account);

    int revoke(@Param("keyId") String keyId, @Param("at") Instant at, @Param("reason") String reason);

    int allowUnlocking(@Param("keyId") String keyId, @Param("until") Instant until);

    int countUnlockFace(@Param("keyId") String keyId, @Param("most") int most);

    int endUnlocking(@Param("keyId") String keyId, @Param("now") Instant now);

    void addStep(StepRow step);

    int stepsSince(@Param("keyId") String keyId, @Param("after") Instant after);
}
