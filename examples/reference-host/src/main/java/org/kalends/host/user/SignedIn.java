package org.kalends.host.user;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The proof that somebody has signed in; it lives in the session of a browser, or for one request of a script. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final UserId user;

    /** Creates the proof. */
    public SignedIn(UserId user) {
        super(roles(user));
        this.user = user;
        super.setAuthenticated(true);
    }

    private static List<GrantedAuthority> roles(UserId user) {
        List<GrantedAuthority> everybody = List.of(new SimpleGrantedAuthority("ROLE_USER"));
        List<GrantedAuthority> owner = List.of(everybody.get(0), new SimpleGrantedAuthority("ROLE_OWNER"));
        return user.equals(UserId.OWNER) ? owner : everybody;
    }

    @Override
    public UserId getPrincipal() {
        return user;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn same && same.user.equals(user);
    }

    @Override
    public int hashCode() {
        return user.hashCode();
    }
}
