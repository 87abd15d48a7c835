package org.kalends.host.page;

import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.kalends.host.problem.Problem;
import org.kalends.host.sync.FirstRun;
import org.kalends.host.sync.PreviewView;
import org.kalends.host.sync.SyncId;
import org.kalends.host.sync.SyncView;
import org.kalends.host.sync.Syncs;
import org.kalends.host.user.UserId;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The guided form of a sync, its live example, and the preview of a run. */
@Controller
final class SyncFormPages {

    private final Syncs syncs;

    private final SyncCards cards;

    private final CalendarGroups calendars;

    private final PreviewLines previews;

    SyncFormPages(Syncs syncs, SyncCards cards, CalendarGroups calendars, PreviewLines previews) {
        this.syncs = syncs;
        this.cards = cards;
        this.calendars = calendars;
        this.previews = previews;
    }

    @GetMapping("/syncs/new")
    String fresh(@AuthenticationPrincipal UserId user, Model model) {
        return fresh(user, SyncForm.fresh(), model);
    }

    @PostMapping("/syncs/new")
    String create(
            @AuthenticationPrincipal UserId user, @RequestParam MultiValueMap<String, String> values, Model model) {
        FormValues form = new FormValues(values);
        try {
            SyncForm read = SyncForm.read(form);
            if (form.has("example")) {
                return fresh(user, read, model);
            }
            SyncView made = syncs.create(user, read.request(), FirstRun.WHEN_RESUMED);
            return "redirect:/syncs/" + made.id() + "/preview";
        } catch (Problem e) {
            Refusal.of(e).show(model);
            return fresh(user, SyncForm.read(form.lenient()), model);
        }
    }

    @GetMapping("/syncs/{id}/settings")
    String settings(@AuthenticationPrincipal UserId user, @PathVariable String id, Model model) {
        SyncView sync = found(user, id);
        return settings(user, sync, SyncForm.of(sync.request()), model);
    }

    @PostMapping("/syncs/{id}/settings")
    String change(
            @AuthenticationPrincipal UserId user,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> values,
            Model model,
            RedirectAttributes flash) {
        FormValues form = new FormValues(values);
        SyncView before = found(user, id);
        try {
            SyncForm read = SyncForm.read(form);
            if (form.has("example")) {
                return settings(user, before, read, model);
            }
            SyncView after = syncs.change(user, new SyncId(id), read.request());
            if (!cards.of(user, after).started()) {
                return "redirect:/syncs/" + id + "/preview";
            }
            flash.addFlashAttribute("said", "Saved. The next run rewrites the copies that differ.");
            return "redirect:/syncs/" + id;
        } catch (Problem e) {
            Refusal.of(e).show(model);
            return settings(user, before, SyncForm.read(form.lenient()), model);
        }
    }

    /** What a copy would say with the form as it is, without the frame. */
    @PostMapping("/syncs/example")
    String example(@RequestParam MultiValueMap<String, String> values, Model model) {
        examples(SyncForm.read(new FormValues(values).lenient()), model);
        return "sync-form :: examples";
    }

    @GetMapping("/syncs/{id}/preview")
    String preview(@AuthenticationPrincipal UserId user, @PathVariable String id, Model model) {
        return preview(user, id, "preview", model);
    }

    @GetMapping("/syncs/{id}/confirm")
    String confirm(@AuthenticationPrincipal UserId user, @PathVariable String id, Model model) {
        return preview(user, id, "confirm", model);
    }

    private String preview(UserId user, String id, String page, Model model) {
        SyncView sync = found(user, id);
        PreviewView preview = syncs.preview(user, new SyncId(id));
        model.addAttribute("sync", cards.of(user, sync));
        model.addAttribute("preview", preview);
        model.addAttribute("forward", previews.of(preview.forward().sample()));
        model.addAttribute("back", previews.of(preview.back().sample()));
        return page;
    }

    private SyncView found(UserId user, String id) {
        return syncs.find(user, new SyncId(id));
    }

    private String fresh(UserId user, SyncForm form, Model model) {
        model.addAttribute("calendars", calendars.of(user));
        return form(form, model, "sync-new");
    }

    private String settings(UserId user, SyncView sync, SyncForm form, Model model) {
        model.addAttribute("sync", cards.of(user, sync));
        return form(form, model, "sync-settings");
    }

    private static String form(SyncForm form, Model model, String page) {
        model.addAttribute("form", form);
        model.addAttribute("periods", periods(form));
        examples(form, model);
        return page;
    }

    private static void examples(SyncForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("original", ExampleCopy.original());
        model.addAttribute("forwardCopy", ExampleCopy.of(form.forward().looks()));
        model.addAttribute("backCopy", ExampleCopy.of(form.back().looks()));
    }

    private static Map<String, String> periods(SyncForm form) {
        Map<String, String> offered = new LinkedHashMap<>();
        Stream.concat(
                        PeriodWords.OFFERED.stream(),
                        Stream.of(form.past(), form.future()).flatMap(SyncFormPages::period))
                .forEach(period -> offered.put(period.toString(), PeriodWords.of(period)));
        return offered;
    }

    private static Stream<Period> period(String text) {
        return text.matches("P(\\d{1,4}[YMWD]){1,4}") ? Stream.of(Period.parse(text)) : Stream.empty();
    }
}
