package cn.ggzy.platform.core.evidence.witness;

import cn.ggzy.chain.tlog.MalformedNote;
import cn.ggzy.chain.tlog.SignedNote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Looks now and then at the checkpoint that the log shows to everybody: it must be the history shown to us. */
final class Watch implements Runnable {
    private final Head head;
    private final URI checkpoint;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Watch(Head head, URI checkpoint) {
        this.head = head;
        this.checkpoint = checkpoint;
    }

    @Override
    public void run() {
        try {
            HttpResponse<String> shown = http.send(
                    HttpRequest.newBuilder(checkpoint)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (shown.statusCode() == 200) {
                SignedNote note = SignedNote.parse(shown.body());
                if (head.contradicts(note)) {
                    System.err.println(
                            "FORK: the log shows others another head; both are kept in " + head.keepFork(note));
                }
            }
        } catch (IOException | MalformedNote e) {
            // The log is down or serves nonsense: nothing to compare.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
