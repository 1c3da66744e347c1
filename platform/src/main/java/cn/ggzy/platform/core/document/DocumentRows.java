package cn.ggzy.platform.core.document;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of documents; SQL in {@code mapper/document/DocumentRows.xml}. */
@Mapper
interface DocumentRows {
    void insert(Document document);

    @Nullable
    Document find(@Param("id") DocumentId id);

    void publish(@Param("id") DocumentId id);

    int discard(@Param("id") DocumentId id);
}
