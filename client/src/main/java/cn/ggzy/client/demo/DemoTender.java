package cn.ggzy.client.demo;

import cn.ggzy.client.act.Acts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/** The demo's tender for other programs that need one to bid for. */
public final class DemoTender {
    private DemoTender() {}

    /** Publishes it; gives its id. Its one lot is `1`. */
    public static String publish(URI url, Acts acts, Path document, Instant deadline) throws IOException {
        return Tender.publish(new Cast(url, acts), document, deadline).id();
    }
}
