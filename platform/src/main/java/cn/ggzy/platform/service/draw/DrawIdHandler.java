package cn.ggzy.platform.service.draw;

import cn.ggzy.platform.core.shared.IdHandler;
import org.springframework.stereotype.Component;

/** Draw numbers in SQL. */
@Component
class DrawIdHandler extends IdHandler<DrawId> {
    DrawIdHandler() {
        super(DrawId::value, DrawId::new);
    }
}
