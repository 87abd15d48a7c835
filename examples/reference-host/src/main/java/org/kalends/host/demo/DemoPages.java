package org.kalends.host.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.kalends.host.problem.Problem;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The panel of the demonstration: two simulated calendars side by side, and buttons to edit them. */
@Controller
@Profile("demo")
final class DemoPages {

    private final DemoWorld world;

    private final WeekPainter painter;

    private final DemoActs acts;

    DemoPages(DemoWorld world, WeekPainter painter, DemoActs acts) {
        this.world = world;
        this.painter = painter;
        this.acts = acts;
    }

    /** What the panel shows, kept from one act to the next. */
    record Shown(String left, String right, int week) {
        Shown {
            if (week < -8 || week > 52) {
                throw Problem.invalid("week", "is too far away");
            }
        }
    }

    @ModelAttribute("shown")
    Shown shown(
            @RequestParam(defaultValue = "work") String left,
            @RequestParam(defaultValue = "home") String right,
            @RequestParam(defaultValue = "0") int week) {
        return new Shown(left, right, week);
    }

    @GetMapping("/demo")
    String panel(@ModelAttribute("shown") Shown shown, Model model) {
        weeks(shown, model);
        LocalDate monday = monday(shown);
        model.addAttribute("calendars", world.calendars());
        model.addAttribute("passwords", world.appPasswords());
        model.addAttribute(
                "days", IntStream.range(0, 7).mapToObj(monday::plusDays).toList());
        return "demo";
    }

    /** The two weeks without the frame; nothing when they are as the page already shows them. */
    @GetMapping("/demo/weeks")
    ModelAndView weeks(@ModelAttribute("shown") Shown shown, @RequestParam int seen, Model model) {
        if (weeks(shown, model) == seen) {
            return new ModelAndView("demo :: nothing", HttpStatus.NO_CONTENT);
        }
        return new ModelAndView("demo :: weeks");
    }

    @PostMapping("/demo/add")
    String add(
            @ModelAttribute("shown") Shown shown,
            @RequestParam String calendar,
            @RequestParam(defaultValue = "") String title,
            @RequestParam LocalDate day,
            @RequestParam LocalTime time,
            @RequestParam(defaultValue = "60") int minutes,
            @RequestParam(defaultValue = "false") boolean secret,
            RedirectAttributes flash) {
        Duration length = Duration.ofMinutes(Math.max(15, Math.min(minutes, 600)));
        return said(acts.add(world.calendar(calendar), title, day, time, length, secret), shown, flash);
    }

    @PostMapping("/demo/change")
    String change(
            @ModelAttribute("shown") Shown shown,
            @RequestParam String calendar,
            @RequestParam(defaultValue = "") String event,
            @RequestParam String act,
            @RequestParam(defaultValue = "") String title,
            RedirectAttributes flash) {
        return said(acts.change(world.calendar(calendar), act, event, title), shown, flash);
    }

    @PostMapping("/demo/trouble")
    String trouble(
            @ModelAttribute("shown") Shown shown,
            @RequestParam String calendar,
            @RequestParam String act,
            RedirectAttributes flash) {
        DemoCalendar one = world.calendar(calendar);
        String done = switch (act) {
            case "empty" -> acts.empty(one);
            case "refill" -> acts.refill(one);
            case "revoke" -> acts.revoke(one);
            default -> throw Problem.invalid("act", "is none of the buttons");
        };
        return said(done, shown, flash);
    }

    private int weeks(Shown shown, Model model) {
        List<WeekPicture> weeks = List.of(
                painter.paint(world.calendar(shown.left()), monday(shown)),
                painter.paint(world.calendar(shown.right()), monday(shown)));
        int seen = weeks.stream().map(WeekPicture::fingerprint).toList().hashCode();
        model.addAttribute("weeks", weeks);
        model.addAttribute("seen", seen);
        return seen;
    }

    private LocalDate monday(Shown shown) {
        return world.samples().monday().plusWeeks(shown.week());
    }

    private static String said(String done, Shown shown, RedirectAttributes flash) {
        flash.addFlashAttribute("said", done);
        flash.addAttribute("left", shown.left());
        flash.addAttribute("right", shown.right());
        flash.addAttribute("week", shown.week());
        return "redirect:/demo";
    }
}
