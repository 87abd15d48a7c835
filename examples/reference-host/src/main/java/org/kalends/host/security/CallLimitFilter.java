package org.kalends.host.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.kalends.host.problem.Problem;
import org.kalends.host.problem.ProblemWriter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away who comes too often: by address for steps of a sign-in, else by user, or by address where nobody has signed in. */
@Component
final class CallLimitFilter extends OncePerRequestFilter {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final RateLimits limits;
    private final ProblemWriter problems;

    CallLimitFilter(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (allowed(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(Problem.tooMany("Too many requests came. Wait a little.", PAUSE), response);
        }
    }

    private boolean allowed(HttpServletRequest request) {
        String path = request.getServletPath();
        if (path.startsWith("/connect/") || path.startsWith("/oauth/")) {
            return limits.signIn(request.getRemoteAddr());
        }
        return limits.call(
                Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                        .map(Authentication::getName)
                        .orElseGet(request::getRemoteAddr));
    }
}
