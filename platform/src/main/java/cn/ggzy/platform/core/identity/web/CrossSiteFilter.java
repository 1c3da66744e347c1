package cn.ggzy.platform.core.identity.web;

import cn.ggzy.platform.core.shared.RuleViolation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Changes need a header that no other site's form can send, beside SameSite. */
final class CrossSiteFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ProblemWriter problems;

    CrossSiteFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod()) || "ggzy".equals(request.getHeader("X-Requested-With"))) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, RuleViolation.forbidden("request.cross-site", Map.of()));
        }
    }
}
