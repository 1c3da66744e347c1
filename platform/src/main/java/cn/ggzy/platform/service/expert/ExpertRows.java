package cn.ggzy.platform.service.expert;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of experts; SQL in {@code mapper/expert/ExpertRows.xml}. */
@Mapper
interface ExpertRows {
    void insertAll(@Param("experts") List<Expert> experts);

    @Nullable
    Expert find(@Param("id") ExpertId id);

    List<Expert> ofSpecialties(@Param("specialties") Collection<String> specialties);

    int certified(@Param("certificate") String certificate);

    List<String> employers(@Param("certificate") String certificate);

    long count();

    int suspend(@Param("id") ExpertId id);
}
