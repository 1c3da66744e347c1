package cn.ggzy.platform.core.identity.web;

import cn.ggzy.platform.core.shared.RuleViolation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/** Signing in and looking up cost work and need no session, so an address has a rate. */
final class RateFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RateFilter.class);
    private static final Map<String, String> LIMITED = Map.of(
            "/api/v1/login", "login",
            "/api/v1/login/challenges", "challenge",
            "/api/v1/evidence/lookup", "lookup");
    /** What phones do before anybody knows who they are. */
    private static final Map<String, String> BELOW = Map.of("/api/v1/qr/", "qr", "/api/v1/mediumless/", "phone");

    private final Rates rates;
    private final ProblemWriter problems;

    RateFilter(Rates rates, ProblemWriter problems) {
        this.rates = rates;
        this.problems = problems;
    }

    private static @Nullable String limited(String path) {
        String known = LIMITED.get(path);
        return known != null
                ? known
                : BELOW.entrySet().stream()
                        .filter(below -> path.startsWith(below.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String what = limited(UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8));
        if (what != null && request.getMethod().equals("POST")) {
            try {
                rates.count(what, request.getRemoteAddr());
            } catch (RuleViolation refusal) {
                problems.write(request, response, refusal);
                return;
            } catch (DataAccessException away) {
                LOG.warn("rates cannot be counted: {}", away.getMessage());
                problems.write(request, response, RuleViolation.unavailable("request.neighbour-away", Map.of()));
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
