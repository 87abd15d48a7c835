package org.kalends.host.page;

import java.util.List;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.connection.ConnectionView;
import org.kalends.host.connection.Connections;
import org.kalends.host.connection.Copies;
import org.kalends.host.problem.Problem;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.sync.SyncView;
import org.kalends.host.sync.Syncs;
import org.kalends.host.user.UserId;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts of a person: connect, connect again, disconnect. */
@Controller
final class ConnectionPages {

    private final Connections connections;

    private final Syncs syncs;

    private final HostSettings settings;

    private final Moments moments;

    ConnectionPages(Connections connections, Syncs syncs, HostSettings settings, Moments moments) {
        this.connections = connections;
        this.syncs = syncs;
        this.settings = settings;
        this.moments = moments;
    }

    @GetMapping("/connections")
    String list(@AuthenticationPrincipal UserId user, Model model) {
        List<SyncView> all = syncs.list(user);
        model.addAttribute(
                "connections",
                connections.list(user).stream().map(view -> card(view, all)).toList());
        model.addAttribute("microsoft", settings.m365().isOn());
        model.addAttribute("google", settings.google().isOn());
        return "connections";
    }

    @GetMapping("/connections/icloud")
    String icloud(Model model) {
        model.addAttribute("appleId", "");
        return "icloud";
    }

    @PostMapping("/connections/icloud")
    String connectICloud(
            @AuthenticationPrincipal UserId user,
            @RequestParam(defaultValue = "") String appleId,
            @RequestParam(defaultValue = "") String appPassword,
            Model model,
            RedirectAttributes flash) {
        try {
            ConnectionView made = connections.connectICloud(user, appleId, appPassword);
            flash.addFlashAttribute(
                    "said", "iCloud is connected: " + made.email().orElse(appleId) + ".");
            return "redirect:/connections";
        } catch (Problem e) {
            Refusal.of(e).show(model);
            model.addAttribute("appleId", appleId);
            return "icloud";
        }
    }

    @GetMapping("/connections/{id}/disconnect")
    String askDisconnect(@AuthenticationPrincipal UserId user, @PathVariable String id, Model model) {
        model.addAttribute("connection", card(connections.find(user, new ConnectionId(id)), syncs.list(user)));
        return "disconnect";
    }

    @PostMapping("/connections/{id}/disconnect")
    String disconnect(
            @AuthenticationPrincipal UserId user,
            @PathVariable String id,
            @RequestParam(defaultValue = "KEEP") Copies copies,
            RedirectAttributes flash) {
        connections.disconnect(user, new ConnectionId(id), copies);
        flash.addFlashAttribute(
                "said",
                copies == Copies.KEEP
                        ? "The account is disconnected. Its copies stay where they are."
                        : "The account is disconnected and its copies are deleted.");
        return "redirect:/connections";
    }

    private ConnectionCard card(ConnectionView view, List<SyncView> all) {
        long uses = all.stream()
                .filter(sync -> sync.source().connection().equals(view.id())
                        || sync.target().connection().equals(view.id()))
                .count();
        return ConnectionCard.of(view, moments, uses);
    }
}
