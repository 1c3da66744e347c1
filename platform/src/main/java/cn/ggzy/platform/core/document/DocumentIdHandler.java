package cn.ggzy.platform.core.document;

import cn.ggzy.platform.core.shared.IdHandler;
import org.springframework.stereotype.Component;

/** Document numbers in SQL. */
@Component
class DocumentIdHandler extends IdHandler<DocumentId> {
    DocumentIdHandler() {
        super(DocumentId::value, DocumentId::new);
    }
}
