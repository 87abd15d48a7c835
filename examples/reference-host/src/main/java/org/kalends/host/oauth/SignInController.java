package org.kalends.host.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.oauth.PendingSignIn.Kind;
import org.kalends.host.security.BrowserSession;
import org.kalends.host.user.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The routes of a browser to a sign-in service and back. The first account that comes also signs in. */
@Controller
final class SignInController {

    private final SignInDesk desk;
    private final SignInCompletion completion;
    private final PendingSignIns pending;
    private final BrowserSession browser;
    private final HomeAddress home;

    SignInController(
            SignInDesk desk,
            SignInCompletion completion,
            PendingSignIns pending,
            BrowserSession browser,
            HomeAddress home) {
        this.desk = desk;
        this.completion = completion;
        this.pending = pending;
        this.browser = browser;
        this.home = home;
    }

    @GetMapping("/connect/{provider}")
    ResponseEntity<Void> connect(
            @PathVariable String provider, @RequestParam Optional<String> connection, HttpServletRequest request) {
        Optional<URI> elsewhere = home.insteadOf(request);
        if (elsewhere.isPresent()) {
            return to(elsewhere.get());
        }
        Optional<ConnectionId> reconnect =
                connection.filter(id -> !id.isBlank()).map(ConnectionId::new);
        return to(desk.begin(provider, browser.user(), reconnect, request.getSession()));
    }

    @GetMapping("/connect/m365/admin-consent")
    ResponseEntity<Void> adminConsent(HttpServletRequest request) {
        return to(desk.beginAdminConsent(browser.user(), request.getSession()));
    }

    @GetMapping("/oauth/callback/{provider}")
    ResponseEntity<Void> callback(
            @PathVariable String provider,
            @RequestParam Map<String, String> answer,
            HttpServletRequest request,
            HttpServletResponse response) {
        PendingSignIn signIn = pending.take(request.getSession(), provider, answer.getOrDefault("state", ""))
                .orElseThrow(SignInProblems::unknown);
        if (signIn.kind() == Kind.ADMIN_CONSENT) {
            completion.completeAdminConsent(signIn, answer);
            return to(URI.create(browser.user().isPresent() ? "/connections?consented" : "/?consented"));
        }
        Optional<UserId> current = browser.user();
        UserId user = completion.complete(signIn, answer, current);
        if (!current.equals(Optional.of(user))) {
            browser.signIn(user, request, response);
        }
        return to(URI.create("/connections?connected"));
    }

    private static ResponseEntity<Void> to(URI address) {
        return ResponseEntity.status(HttpStatus.FOUND).location(address).build();
    }
}
