package cn.ggzy.platform.core.evidence;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of facts; SQL in {@code mapper/evidence/Facts.xml}. */
@Mapper
interface Facts {
    void insert(RecordedFact fact);

    void queue(@Param("id") EvidenceId id);

    @Nullable
    Located locate(@Param("id") EvidenceId id);

    @Nullable
    String object(@Param("id") EvidenceId id);

    List<Located> withDigest(@Param("digest") String digest);

    List<Located> about(@Param("subject") String subject, @Param("below") String below);

    List<Located> locateAll(@Param("numbers") Collection<String> numbers);

    List<Located> placedFrom(@Param("index") long index);

    List<Located> waiting();

    List<String> unlogged();
}
