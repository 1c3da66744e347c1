package cn.ggzy.platform.core.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** One id per request, in the log lines, the answer's header and the problem; and the language that holds unless another is asked. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter extends OncePerRequestFilter {
    static final String KEY = "traceId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String trace = Ids.randomHex(8);
        MDC.put(KEY, trace);
        response.setHeader("X-Trace-Id", trace);
        try {
            chain.doFilter(new ChineseUnlessAsked(request), response);
        } finally {
            MDC.remove(KEY);
        }
    }

    /** Without {@code Accept-Language} the answer is in Chinese, whatever the server's own language is. */
    private static final class ChineseUnlessAsked extends HttpServletRequestWrapper {
        ChineseUnlessAsked(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Locale getLocale() {
            return getHeader("Accept-Language") == null ? Locale.SIMPLIFIED_CHINESE : super.getLocale();
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return getHeader("Accept-Language") == null
                    ? Collections.enumeration(List.of(Locale.SIMPLIFIED_CHINESE))
                    : super.getLocales();
        }
    }
}
