package org.kalends.host.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kalends.host.user.SignedIn;
import org.kalends.host.user.UserId;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets in who asks from this machine itself, not through a proxy on it, and the owner of the host. */
final class LocalOrOwner implements AuthorizationManager<RequestAuthorizationContext> {

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        boolean proxied = context.getRequest().getHeader("X-Forwarded-For") != null
                || context.getRequest().getHeader("Forwarded") != null;
        boolean local = !proxied && isLoopback(context.getRequest().getRemoteAddr());
        return new AuthorizationDecision(local || isOwner(authentication.get()));
    }

    private static boolean isOwner(@Nullable Authentication authentication) {
        return authentication instanceof SignedIn proof && proof.getPrincipal().equals(UserId.OWNER);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
