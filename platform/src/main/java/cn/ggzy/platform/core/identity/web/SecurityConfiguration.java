package cn.ggzy.platform.core.identity.web;

import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.identity.Sessions;
import cn.ggzy.platform.core.shared.RuleViolation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What is open to everybody is said here; every door still checks who and which scope. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String[] PUBLIC_READING = {
        "/api/v1/system",
        "/api/v1/openapi",
        "/api/v1/tenders",
        "/api/v1/tenders/*",
        "/api/v1/tenders/*/opening",
        "/api/v1/tenders/*/opening/stream",
        "/api/v1/tenders/*/opening/minutes",
        "/api/v1/tenders/*/lots/*/draws",
        "/api/v1/tenders/*/lots/*/candidates",
        "/api/v1/tenders/*/lots/*/award",
        "/api/v1/rule-sets",
        "/api/v1/documents/*",
        "/api/v1/draws",
        "/api/v1/draws/*",
        "/api/v1/draws/*/transcript",
        "/api/v1/publications",
        "/api/v1/evidence/*",
        "/api/v1/evidence/*/proof",
        "/api/v1/log/**",
        "/api/v1/trust.json",
        "/api/v1/practice/**"
    };
    /** A phone shows itself by the token of its key, by a code or by a ticket; the doors check. */
    private static final String[] PHONES = {
        "/api/v1/mediumless/invitations/**", "/api/v1/mediumless/keys/**", "/api/v1/qr/tickets/**"
    };

    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
            + "worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            Sessions sessions,
            Rates rates,
            ProblemWriter problems,
            @Value("${management.server.port:-1}") int management) {
        http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new CrossSiteFilter(problems), AuthorizationFilter.class)
                .addFilterBefore(new RateFilter(rates, problems), AuthorizationFilter.class)
                .addFilterBefore(new SessionFilter(sessions), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frame -> frame.deny()))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PUBLIC_READING)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST, "/api/v1/login/challenges", "/api/v1/login", "/api/v1/evidence/lookup")
                        .permitAll()
                        .requestMatchers(PHONES)
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers(request -> request.getLocalPort() == management)
                        .permitAll()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        // The counters tell how many have bid before anybody may know it.
                        .requestMatchers("/actuator/**")
                        .hasAnyRole(Role.CENTRE.name(), Role.SUPERVISOR.name())
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, e) -> problems.write(request, response, notSignedIn(request)))
                        .accessDeniedHandler((request, response, e) -> problems.write(
                                request, response, RuleViolation.forbidden("identity.role-missing", Map.of()))))
                .anonymous(Customizer.withDefaults());
        return http.build();
    }

    /** Whose session ended with the certificate hears what became of it. */
    private static RuleViolation notSignedIn(HttpServletRequest request) {
        String code =
                request.getAttribute(SessionFilter.ENDED) instanceof String ended ? ended : "identity.not-signed-in";
        return new RuleViolation(RuleViolation.Kind.UNAUTHENTICATED, code, Map.of());
    }

    /** There are no passwords, so nobody has one. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
