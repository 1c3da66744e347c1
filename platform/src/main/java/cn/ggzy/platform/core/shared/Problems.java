package cn.ggzy.platform.core.shared;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal leaves as an RFC 9457 problem with a stable code; exception texts never do. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPES = "https://ggzy.province/problems/";

    private final Words words;

    Problems(Words words) {
        this.words = words;
    }

    /** The problem for a refusal, in the asked language. */
    public ProblemDetail of(RuleViolation refusal, Locale locale) {
        ProblemDetail problem =
                problem(HttpStatusCode.valueOf(refusal.kind().status()), refusal.code(), refusal.args(), locale);
        if (!refusal.errors().isEmpty()) {
            problem.setProperty(
                    "errors",
                    refusal.errors().stream()
                            .map(error -> field(error.field(), error.code(), locale))
                            .toList());
        }
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RuleViolation refusal, Locale locale) {
        LOG.info("refused code={} kind={}", refusal.code(), refusal.kind());
        return ResponseEntity.status(refusal.kind().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(refusal, locale));
    }

    /** A database or Redis that is away is no defect of ours, and comes back. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> neighbour(RuntimeException failure, Locale locale) {
        if (!isAway(failure)) {
            return failed(failure, locale);
        }
        LOG.warn("a neighbour is away: {}", failure.getMessage());
        RuleViolation away = RuleViolation.unavailable("request.neighbour-away", Map.of());
        return ResponseEntity.status(away.kind().status())
                .header(HttpHeaders.RETRY_AFTER, "5")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(away, locale));
    }

    private static boolean isAway(RuntimeException failure) {
        return failure instanceof TransactionException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof RedisSystemException;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception failure, Locale locale) {
        LOG.error("unexpected failure", failure);
        return ResponseEntity.internalServerError()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(HttpStatus.INTERNAL_SERVER_ERROR, "request.failed", Map.of(), locale));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Locale locale = request.getLocale();
        ProblemDetail problem = problem(status, "request.invalid", Map.of(), locale);
        problem.setProperty(
                "errors",
                failure.getFieldErrors().stream()
                        .map(error -> field(error.getField(), "field." + error.getCode(), locale))
                        .toList());
        return handleExceptionInternal(failure, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        boolean coded = body instanceof ProblemDetail given
                && given.getProperties() != null
                && given.getProperties().containsKey("code");
        Object problem = coded ? body : problem(status, codeOf(status), Map.of(), request.getLocale());
        return super.handleExceptionInternal(failure, problem, headers, status, request);
    }

    private static String codeOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "request.no-such-page";
            case 405 -> "request.wrong-method";
            case 406 -> "request.not-acceptable";
            case 413 -> "request.too-large";
            case 415 -> "request.wrong-media-type";
            case 503 -> "request.timed-out";
            default -> status.is4xxClientError() ? "request.malformed" : "request.failed";
        };
    }

    private ProblemDetail problem(HttpStatusCode status, String code, Map<String, ?> args, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, words.of(code, args, locale));
        problem.setType(URI.create(TYPES + code));
        HttpStatus known = HttpStatus.resolve(status.value());
        problem.setTitle(known == null ? status.toString() : known.getReasonPhrase());
        problem.setProperty("code", code);
        problem.setProperty("args", args);
        String trace = MDC.get(TraceFilter.KEY);
        problem.setProperty("traceId", trace == null ? "" : trace);
        return problem;
    }

    private Map<String, Object> field(String name, String code, Locale locale) {
        return Map.of("field", name, "code", code, "detail", words.of(code, Map.of(), locale));
    }
}
