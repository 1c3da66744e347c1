package cn.ggzy.ca.tool.batch;

import cn.ggzy.ca.tool.ask.Answers;
import cn.ggzy.ca.tool.file.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every line of a stream. One thread reads, the cores judge, one writes: an answer leaves as soon as those before it have left,
 * and no more questions are kept than the queue holds.
 */
public final class Batch {
    private static final int WAITING_PER_CORE = 16;
    private static final String END = "";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Instant now;
    private final int cores;

    /** {@code now} is the instant of the questions that name none: the same for all of them. */
    public Batch(Instant now, int cores) {
        this.now = now;
        this.cores = cores;
    }

    public void answer(InputStream questions, PrintWriter out) throws IOException, InterruptedException {
        BlockingQueue<Future<String>> answers = new ArrayBlockingQueue<>(cores * WAITING_PER_CORE);
        ExecutorService judges = Executors.newFixedThreadPool(cores, Batch::daemon);
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(answers, out), Batch::start);
        try {
            read(questions, judges, answers, written);
        } finally {
            hand(CompletableFuture.completedFuture(END), answers, written);
            judges.shutdown();
        }
        written.join();
    }

    private void read(
            InputStream questions,
            ExecutorService judges,
            BlockingQueue<Future<String>> answers,
            CompletableFuture<Void> written)
            throws IOException, InterruptedException {
        Lines lines = new Lines(questions);
        long number = 0;
        for (Optional<Lines.Line> line = lines.next(); line.isPresent() && !written.isDone(); line = lines.next()) {
            Lines.Line given = line.get();
            long own = ++number;
            if (given.tooLong() || !given.text().isBlank()) {
                hand(judges.submit(() -> answer(given, own)), answers, written);
            }
        }
    }

    /** Waits for room, but not for a writer that is gone. */
    private static void hand(
            Future<String> answer, BlockingQueue<Future<String>> answers, CompletableFuture<Void> written)
            throws InterruptedException {
        while (!answers.offer(answer, 100, TimeUnit.MILLISECONDS)) {
            if (written.isDone()) {
                return;
            }
        }
    }

    private static void write(BlockingQueue<Future<String>> answers, PrintWriter out) {
        try {
            for (String answer = answers.take().get();
                    !answer.equals(END);
                    answer = answers.take().get()) {
                out.print(answer + "\n");
                // Somebody may be waiting for this answer before asking the next question.
                if (answers.isEmpty() && out.checkError()) {
                    throw new Unreadable("output", "cannot be written");
                }
            }
            out.flush();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever happens to one line, it gets an answer. */
    private String answer(Lines.Line line, long number) {
        @Nullable JsonNode id = null;
        try {
            if (line.tooLong()) {
                throw new Unreadable("line", "is longer than " + Lines.MAX_LINE + " octets");
            }
            Request request = Request.parse(line.text());
            id = request.id();
            Map<String, Object> answer =
                    Answers.to(request.question(now)).noting(request.notes()).write();
            return write(id, answer);
        } catch (Unreadable e) {
            return write(id, unreadable(number, String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return write(id, unreadable(number, "cannot be judged: " + e));
        }
    }

    private static Map<String, Object> unreadable(long number, String why) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("verdict", "UNREADABLE");
        answer.put("reason", "UNREADABLE");
        answer.put("path", List.of());
        answer.put("because", why);
        answer.put("line", number);
        return answer;
    }

    private static String write(@Nullable JsonNode id, Map<String, Object> answer) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", id);
        all.putAll(answer);
        return MAPPER.writeValueAsString(all);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    private static void start(Runnable work) {
        daemon(work).start();
    }
}
