package org.kalends.host.page;

import org.kalends.host.security.BrowserSession;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** What the frame around every page has to know, also around one that tells of an error. */
@Component("frame")
final class Frame {

    private final BrowserSession browser;

    private final boolean demo;

    Frame(BrowserSession browser, Environment environment) {
        this.browser = browser;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** Returns whether somebody has signed in. */
    public boolean signedIn() {
        return browser.user().isPresent();
    }

    /** Returns whether this is the demonstration. */
    public boolean demo() {
        return demo;
    }
}
