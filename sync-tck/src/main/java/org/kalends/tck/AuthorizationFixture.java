package org.kalends.tck;

import java.net.URI;
import org.kalends.api.auth.Authorization;

/** What {@link AuthorizationTck} needs for one test. No remote side is called. */
public interface AuthorizationFixture extends Fixture {

    /** Returns the authorization. */
    Authorization authorization();

    /** Returns whether accounts are opened by sign-in; otherwise they are opened by app-specific password. */
    boolean signsIn();

    /** Returns where a sign-in comes back to. */
    default URI redirect() {
        return URI.create("https://host.example.org/oauth/callback/provider");
    }
}
