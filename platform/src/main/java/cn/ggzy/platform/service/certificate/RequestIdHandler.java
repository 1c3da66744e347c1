package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.shared.IdHandler;
import org.springframework.stereotype.Component;

/** Request numbers in SQL. */
@Component
class RequestIdHandler extends IdHandler<RequestId> {
    RequestIdHandler() {
        super(RequestId::value, RequestId::new);
    }
}
