package org.kalends.host.page;

import org.kalends.host.security.BrowserSession;
import org.kalends.host.settings.HostSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. */
@Controller
final class WelcomePage {

    private final BrowserSession browser;

    private final HostSettings settings;

    WelcomePage(BrowserSession browser, HostSettings settings) {
        this.browser = browser;
        this.settings = settings;
    }

    @GetMapping("/")
    String show(Model model) {
        return browser.user().isPresent() ? "redirect:/syncs" : welcome(model);
    }

    /** The same for somebody who has signed in and wants to see it all the same. */
    @GetMapping("/welcome")
    String welcome(Model model) {
        model.addAttribute("microsoft", settings.m365().isOn());
        model.addAttribute("google", settings.google().isOn());
        return "welcome";
    }
}
