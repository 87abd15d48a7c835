package org.kalends.host.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.kalends.api.model.ProviderId;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.Reception;
import org.kalends.host.security.RateLimits;
import org.kalends.provider.google.GoogleProvider;
import org.kalends.provider.m365.M365Provider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where services post. What is not genuine is refused after a look into the host's own table, and soon without that; what is genuine is let
 * in, however much is made up by others behind the same address.
 */
@RestController
final class DoorbellController {

    private final Doorbells doorbells;
    private final RateLimits limits;

    DoorbellController(Doorbells doorbells, RateLimits limits) {
        this.doorbells = doorbells;
        this.limits = limits;
    }

    @PostMapping({"/webhooks/m365", "/webhooks/m365/lifecycle"})
    ResponseEntity<String> microsoft(HttpServletRequest request) throws IOException {
        return answer(M365Provider.ID, request, HttpStatus.ACCEPTED);
    }

    @PostMapping("/webhooks/google")
    ResponseEntity<String> google(HttpServletRequest request) throws IOException {
        return answer(GoogleProvider.ID, request, HttpStatus.NO_CONTENT);
    }

    private ResponseEntity<String> answer(ProviderId provider, HttpServletRequest request, HttpStatus done)
            throws IOException {
        String address = request.getRemoteAddr();
        boolean trusted = limits.mayRing(address);
        Optional<HttpNotification> notification = ArrivedNotification.of(request);
        if (notification.isEmpty()) {
            limits.countForgery(address);
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        LookUp lookUp = doorbells.lookUp(provider, trusted);
        Reception reception = doorbells.receive(provider, notification.get(), lookUp);
        if (reception instanceof Reception.Challenge challenge) {
            return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge.body());
        }
        if (reception instanceof Reception.Rejected) {
            return lookUp.foundFormerOnes() ? forbidden() : refused(address, trusted);
        }
        return ResponseEntity.status(done).build();
    }

    /** A doorbell that is too new to be known comes again after a 429. */
    private ResponseEntity<String> refused(String address, boolean trusted) {
        limits.countForgery(address);
        return trusted
                ? forbidden()
                : ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header("Retry-After", "30")
                        .build();
    }

    private static ResponseEntity<String> forbidden() {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
}
