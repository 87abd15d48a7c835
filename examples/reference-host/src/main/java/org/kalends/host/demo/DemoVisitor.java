package org.kalends.host.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.kalends.host.security.BrowserSession;
import org.kalends.host.user.UserId;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs every visitor in as the owner of the demonstration. */
final class DemoVisitor extends OncePerRequestFilter {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1");

    private final BrowserSession browser;

    DemoVisitor(BrowserSession browser) {
        this.browser = browser;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        // A page of another site that has its name point here gets nothing.
        return !LOCAL.contains(request.getServerName())
                || !request.getMethod().equals("GET")
                || path.matches("/(api|actuator|webhooks|webjars|connect|oauth)/.*")
                || path.matches(".*\\.(css|js|svg|ico)")
                || isSignedIn(request);
    }

    private static boolean isSignedIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map((HttpSession session) ->
                        session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                .isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        browser.signIn(UserId.OWNER, request, response);
        chain.doFilter(request, response);
    }
}
