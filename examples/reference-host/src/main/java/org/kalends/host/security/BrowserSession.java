package org.kalends.host.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.kalends.host.user.SignedIn;
import org.kalends.host.user.UserId;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of browsers: who has signed in. */
@Component
public final class BrowserSession {

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    BrowserSession(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Returns who has signed in, in this browser or by token. */
    public Optional<UserId> user() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn proof
                ? Optional.of(proof.getPrincipal())
                : Optional.empty();
    }

    /** Signs somebody in in a browser. The session gets another id, so that one that was planted before is worth nothing. */
    public void signIn(UserId user, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(user));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Signs a user out in all browsers. */
    public void endAll(UserId user) {
        List.copyOf(sessions.findByPrincipalName(user.value()).keySet()).forEach(sessions::deleteById);
    }
}
