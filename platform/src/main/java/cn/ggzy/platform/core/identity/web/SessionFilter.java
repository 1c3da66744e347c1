package cn.ggzy.platform.core.identity.web;

import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the session's account behind the request. */
final class SessionFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFilter.class);

    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            SessionCookie.token(request).ifPresent(token -> act(token, request));
        } catch (DataAccessException e) {
            // Without Redis everybody is a member of the public; what the public may see stays there to see.
            LOG.warn("sessions cannot be read: {}", e.getMessage());
        }
        chain.doFilter(request, response);
    }

    /** A session that ended with its certificate says so where the person is needed. */
    static final String ENDED = SessionFilter.class.getName() + ".ended";

    private void act(String token, HttpServletRequest request) {
        Optional<Account> account = sessions.find(token);
        account.ifPresent(SessionFilter::act);
        if (account.isEmpty()) {
            sessions.endedBecause(token).ifPresent(code -> request.setAttribute(ENDED, code));
        }
    }

    private static void act(Account account) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        List<SimpleGrantedAuthority> roles = account.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(account, null, roles));
        SecurityContextHolder.setContext(context);
    }
}
