package org.kalends.host.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.kalends.host.connection.Connections;
import org.kalends.host.connection.Copies;
import org.kalends.host.connection.Farewell;
import org.kalends.host.problem.Problem;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.sync.Syncs;
import org.kalends.host.user.UserId;
import org.kalends.host.user.UserView;
import org.kalends.host.user.Users;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the host knows of a person, and how to end that. */
@Controller
final class SettingsPage {

    private final Users users;

    private final Connections connections;

    private final Syncs syncs;

    private final Farewell farewell;

    private final HostSettings host;

    private final Moments moments;

    SettingsPage(
            Users users, Connections connections, Syncs syncs, Farewell farewell, HostSettings host, Moments moments) {
        this.users = users;
        this.connections = connections;
        this.syncs = syncs;
        this.farewell = farewell;
        this.host = host;
        this.moments = moments;
    }

    @GetMapping("/settings")
    String show(@AuthenticationPrincipal UserId user, Model model) {
        UserView view = users.view(user);
        model.addAttribute("since", moments.day(view.since()));
        model.addAttribute("scripts", view.owner() && !host.apiToken().isEmpty());
        model.addAttribute("owner", view.owner());
        model.addAttribute("address", host.address().toString());
        model.addAttribute("connections", connections.list(user).size());
        model.addAttribute("syncs", syncs.list(user).size());
        return "settings";
    }

    @PostMapping("/settings/delete")
    String delete(
            @AuthenticationPrincipal UserId user,
            @RequestParam(defaultValue = "KEEP") Copies copies,
            @RequestParam(defaultValue = "") String sure,
            HttpServletRequest request,
            Model model) {
        if (!sure.strip().toLowerCase(Locale.ROOT).equals("delete")) {
            Refusal.of(Problem.invalid("sure", "type the word \u201cdelete\u201d to go on"))
                    .show(model);
            return show(user, model);
        }
        farewell.delete(user, copies);
        request.getSession().invalidate();
        SecurityContextHolder.clearContext();
        return "redirect:/?deleted";
    }
}
