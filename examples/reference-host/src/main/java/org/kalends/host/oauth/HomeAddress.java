package org.kalends.host.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.settings.RemoteAddress;
import org.springframework.stereotype.Component;

/**
 * The name under which browsers on this machine have to come: a sign-in returns to {@code kalends.public-url}, and a browser that began it
 * under another name of the same machine would not be known there.
 */
@Component
final class HomeAddress {

    private final URI host;

    HomeAddress(HostSettings settings) {
        this.host = settings.address();
    }

    /** Returns where to begin instead; empty when the name is right, or the host is not on this machine. */
    Optional<URI> insteadOf(HttpServletRequest request) {
        URI came = URI.create(request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort());
        boolean otherName = RemoteAddress.isLoopback(host)
                && RemoteAddress.isLoopback(came)
                && !host.getHost().equalsIgnoreCase(came.getHost());
        String query = Optional.ofNullable(request.getQueryString())
                .map(text -> "?" + text)
                .orElse("");
        return otherName ? Optional.of(URI.create(host + request.getRequestURI() + query)) : Optional.empty();
    }
}
