package org.kalends.host.page;

import java.util.List;
import java.util.Optional;
import org.kalends.api.store.SyncPair.Status;
import org.kalends.host.connection.Copies;
import org.kalends.host.problem.Problem;
import org.kalends.host.sync.ParkedView;
import org.kalends.host.sync.Place;
import org.kalends.host.sync.SyncId;
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

/** The syncs of a person: how they go, what they did, and what can be done with them. */
@Controller
final class SyncPages {

    private static final int RECENT = 5;

    private final Syncs syncs;

    private final SyncCards cards;

    private final RunLines lines;

    private final Moments moments;

    SyncPages(Syncs syncs, SyncCards cards, RunLines lines, Moments moments) {
        this.syncs = syncs;
        this.cards = cards;
        this.lines = lines;
        this.moments = moments;
    }

    @GetMapping("/syncs")
    String list(@AuthenticationPrincipal UserId user, Model model) {
        model.addAttribute("syncs", cards.of(user, syncs.list(user)));
        return "syncs";
    }

    /** The same list without the frame, for a page that is open. */
    @GetMapping("/syncs/list")
    String listAgain(@AuthenticationPrincipal UserId user, Model model) {
        list(user, model);
        return "syncs :: list";
    }

    @GetMapping("/syncs/{id}")
    String one(@AuthenticationPrincipal UserId user, @PathVariable String id, Model model) {
        SyncId sync = new SyncId(id);
        SyncView view = syncs.find(user, sync);
        model.addAttribute("sync", cards.of(user, view));
        model.addAttribute("settings", SettingLines.of(view));
        model.addAttribute(
                "runs",
                lines.of(view, syncs.runs(user, sync)).stream().limit(RECENT).toList());
        model.addAttribute("parked", parked(view, syncs.parked(user, sync)));
        return "sync";
    }

    /** How one sync goes, without the frame, for a page that is open. */
    @GetMapping("/syncs/{id}/status")
    String oneAgain(@AuthenticationPrincipal UserId user, @PathVariable String id, Model model) {
        one(user, id, model);
        return "sync :: status";
    }

    @GetMapping("/syncs/{id}/history")
    String history(@AuthenticationPrincipal UserId user, @PathVariable String id, Model model) {
        SyncId sync = new SyncId(id);
        SyncView view = syncs.find(user, sync);
        model.addAttribute("sync", cards.of(user, view));
        model.addAttribute("runs", lines.of(view, syncs.runs(user, sync)));
        return "history";
    }

    @PostMapping("/syncs/{id}/run")
    String run(@AuthenticationPrincipal UserId user, @PathVariable String id, RedirectAttributes flash) {
        syncs.request(user, new SyncId(id));
        flash.addFlashAttribute("said", "It syncs. You can leave this page; it goes on without you.");
        return home(id);
    }

    @PostMapping("/syncs/{id}/pause")
    String pause(@AuthenticationPrincipal UserId user, @PathVariable String id, RedirectAttributes flash) {
        syncs.pause(user, new SyncId(id));
        flash.addFlashAttribute("said", "Paused. Copies stay as they are until you resume.");
        return home(id);
    }

    @PostMapping("/syncs/{id}/resume")
    String resume(@AuthenticationPrincipal UserId user, @PathVariable String id, RedirectAttributes flash) {
        syncs.resume(user, new SyncId(id));
        flash.addFlashAttribute("said", "It runs. You can leave this page; it goes on without you.");
        return home(id);
    }

    @PostMapping("/syncs/{id}/confirm")
    String confirm(
            @AuthenticationPrincipal UserId user,
            @PathVariable String id,
            @RequestParam Optional<String> deletions,
            RedirectAttributes flash) {
        SyncId sync = new SyncId(id);
        try {
            syncs.confirm(user, sync, deletions);
            flash.addFlashAttribute("said", "Confirmed. The next run deletes what you saw, and nothing else.");
            return home(id);
        } catch (Problem e) {
            if (syncs.find(user, sync).status() != Status.NEEDS_CONFIRMATION) {
                throw e;
            }
            flash.addFlashAttribute("warned", e.detail());
            return home(id) + "/confirm";
        }
    }

    @PostMapping("/syncs/{id}/resync")
    String resync(@AuthenticationPrincipal UserId user, @PathVariable String id, RedirectAttributes flash) {
        syncs.resync(user, new SyncId(id));
        flash.addFlashAttribute(
                "said", "Both calendars are read from the beginning. Only real differences are written.");
        return home(id);
    }

    @GetMapping("/syncs/{id}/remove")
    String askRemove(@AuthenticationPrincipal UserId user, @PathVariable String id, Model model) {
        model.addAttribute("sync", cards.of(user, syncs.find(user, new SyncId(id))));
        return "remove";
    }

    @PostMapping("/syncs/{id}/remove")
    String remove(
            @AuthenticationPrincipal UserId user,
            @PathVariable String id,
            @RequestParam(defaultValue = "KEEP") Copies copies,
            RedirectAttributes flash) {
        boolean started = cards.of(user, syncs.find(user, new SyncId(id))).started();
        int deleted = syncs.remove(user, new SyncId(id), copies);
        flash.addFlashAttribute("said", started ? removed(copies, deleted) : "Discarded. Nothing had been written.");
        return "redirect:/syncs";
    }

    private static String removed(Copies copies, int deleted) {
        return copies == Copies.KEEP
                ? "The sync is removed. Its copies stay. Make the same sync again, and it goes on with them."
                : "The sync is removed, and " + deleted + (deleted == 1 ? " copy is" : " copies are") + " deleted.";
    }

    private List<ParkedLine> parked(SyncView sync, List<ParkedView> parked) {
        return parked.stream()
                .map(event -> new ParkedLine(
                        event.calendar() == Place.SOURCE
                                ? sync.source().name()
                                : sync.target().name(),
                        event.reason(),
                        moments.ago(event.since()),
                        moments.until(event.retryAt())))
                .toList();
    }

    private static String home(String id) {
        return "redirect:/syncs/" + id;
    }
}
