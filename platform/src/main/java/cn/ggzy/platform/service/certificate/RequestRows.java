package cn.ggzy.platform.service.certificate;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** The rows of requests; SQL in {@code mapper/certificate/RequestRows.xml}. */
@Mapper
interface RequestRows {
    void insert(@Param("r") CertificateRequest request);

    int update(@Param("r") CertificateRequest request);

    @Nullable
    CertificateRequest find(@Param("id") RequestId id);

    @Nullable
    CertificateRequest ofAct(@Param("actDigest") String actDigest);

    List<CertificateRequest> ofHolder(@Param("holder") String holder);

    List<CertificateRequest> ofOrganisation(@Param("uscc") String uscc);

    List<RequestId> due(@Param("now") Instant now);

    int claim(@Param("id") RequestId id, @Param("version") int version, @Param("until") Instant until);

    int open(@Param("certificate") String certificate);

    void scan(ResultHandler<CertificateRequest> reader);

    default void each(Consumer<CertificateRequest> reader) {
        scan(row -> reader.accept(row.getResultObject()));
    }
}
