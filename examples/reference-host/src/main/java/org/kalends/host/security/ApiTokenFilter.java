package org.kalends.host.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.kalends.host.problem.Problem;
import org.kalends.host.problem.ProblemWriter;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.user.SignedIn;
import org.kalends.host.user.UserId;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a script with the api token in as the owner, for one request. */
@Component
final class ApiTokenFilter extends OncePerRequestFilter {

    private static final String PREFIX = "bearer ";

    private final byte[] token;
    private final RateLimits limits;
    private final ProblemWriter problems;

    ApiTokenFilter(HostSettings settings, RateLimits limits, ProblemWriter problems) {
        this.token = settings.apiToken().getBytes(UTF_8);
        this.limits = limits;
        this.problems = problems;
    }

    /** Returns the token that a request brings, right or wrong. */
    static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
                .map(header -> header.substring(PREFIX.length()).strip());
    }

    /** An answer that comes later is written for the same script. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> bearer = bearer(request);
        if (bearer.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String address = request.getRemoteAddr();
        if (!limits.mayTryToken(address)) {
            problems.write(
                    Problem.tooMany("Too many wrong tokens came from this address.", Duration.ofSeconds(30)), response);
        } else if (token.length == 0
                || !MessageDigest.isEqual(token, bearer.get().getBytes(UTF_8))) {
            limits.countWrongToken(address);
            response.setHeader("WWW-Authenticate", "Bearer");
            problems.write(Problem.unauthorized("The token is not the one in kalends.api-token."), response);
        } else {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SignedIn(UserId.OWNER));
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        }
    }
}
