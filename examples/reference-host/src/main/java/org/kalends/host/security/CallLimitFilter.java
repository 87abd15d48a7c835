package org.kalends.host.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.kalends.host.problem.Problem;
import org.kalends.host.problem.ProblemWriter;
import org.kalends.host.user.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away who comes too often: by address for steps of a sign-in, by user and by address for app-specific passwords, else by user, or by
 * address where nobody has signed in. Whoever starts and stops nodes may always ask whether this one lives.
 */
@Component
final class CallLimitFilter extends OncePerRequestFilter {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Set<String> PROBES = Set.of("/actuator/health/liveness", "/actuator/health/readiness");

    private static final Set<String> PASSWORDS = Set.of("/connections/icloud", "/api/connections/icloud");

    private final RateLimits limits;
    private final ProblemWriter problems;

    CallLimitFilter(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PROBES.contains(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (allowed(request)) {
            chain.doFilter(request, response);
        } else if (wantsPage(request)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(PAUSE.toSeconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            problems.write(Problem.tooMany("Too many requests came. Wait a little.", PAUSE), response);
        }
    }

    private boolean allowed(HttpServletRequest request) {
        String path = request.getServletPath();
        String address = "address " + request.getRemoteAddr();
        if (path.startsWith("/connect/") || path.startsWith("/oauth/")) {
            return limits.signIn(address);
        }
        String caller = user().map(user -> "user " + user).orElse(address);
        boolean password = PASSWORDS.contains(path) && "POST".equals(request.getMethod());
        return limits.call(caller) && (!password || (limits.signIn(caller) && limits.signIn(address)));
    }

    /** Everybody who has not signed in looks the same to Spring Security, and is nobody here. */
    private static Optional<String> user() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn proof
                ? Optional.of(proof.getPrincipal().value())
                : Optional.empty();
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/")
                && Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                        .filter(types -> types.contains(MediaType.TEXT_HTML_VALUE))
                        .isPresent();
    }
}
