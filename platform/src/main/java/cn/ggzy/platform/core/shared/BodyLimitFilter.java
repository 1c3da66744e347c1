package cn.ggzy.platform.core.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UriUtils;

/** No body is read further than its address allows; documents and pieces of bids, which come as streams, are limited by their rooms. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimitFilter extends OncePerRequestFilter {
    private static final Pattern STREAMS = Pattern.compile("/api/v1/documents|/api/v1/uploads/[^/]+/pieces/[^/]+");
    private static final Pattern STRANGERS = Pattern.compile(
            "/api/v1/login|/api/v1/login/.*|/api/v1/evidence/lookup|/api/v1/qr/.*|/api/v1/mediumless/.*");

    private final HandlerExceptionResolver problems;
    private final long most;
    private final long mostOfStrangers;

    BodyLimitFilter(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            @Value("${onenet.limits.body:4194304}") long most,
            @Value("${onenet.limits.body-of-strangers:262144}") long mostOfStrangers) {
        this.problems = problems;
        this.most = most;
        this.mostOfStrangers = mostOfStrangers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return STREAMS.matcher(path(request)).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = STRANGERS.matcher(path(request)).matches() ? mostOfStrangers : most;
        if (request.getContentLengthLong() > limit) {
            problems.resolveException(request, response, null, tooLarge(limit));
        } else {
            chain.doFilter(new Limited(request, limit), response);
        }
    }

    /** As the controllers will see it: another spelling of an address is no way around its limit. */
    private static String path(HttpServletRequest request) {
        return UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
    }

    private static RuleViolation tooLarge(long limit) {
        return new RuleViolation(RuleViolation.Kind.TOO_LARGE, "request.too-large", Map.of("limit", limit));
    }

    /** For bodies that do not say how long they are. */
    private static final class Limited extends HttpServletRequestWrapper {
        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), limit);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final long limit;
        private long read;

        Counted(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int octet = body.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int n = body.read(buffer, from, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int octets) {
            read += octets;
            if (read > limit) {
                throw tooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
