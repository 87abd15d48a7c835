package org.kalends.host.page;

import java.time.DateTimeException;
import java.time.Period;
import java.util.Optional;
import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.Direction;
import org.kalends.host.problem.Problem;
import org.kalends.host.sync.CalendarChoice;
import org.kalends.host.sync.GuardChoice;
import org.kalends.host.sync.RecurrenceChoice;
import org.kalends.host.sync.SyncRequest;
import org.kalends.host.sync.WindowChoice;

/**
 * The form of a sync, for a new one or one that is changed.
 *
 * @param source the first calendar, its account and its id with a blank between
 * @param target the second calendar likewise
 * @param direction one way or both
 * @param forward what copies in the second calendar say
 * @param back what copies in the first calendar say
 * @param recurrence how series are copied
 * @param past how far back, an ISO period
 * @param future how far ahead, an ISO period
 * @param conflict who wins
 * @param deletedCopy what follows when a copy is deleted; empty for the usual of the direction
 * @param guardCount from how many deletions on a person is asked
 * @param guardPercent and from how many of a hundred
 * @param editOwnMeetings whether an edited copy changes a meeting that the user organises
 */
record SyncForm(
        String source,
        String target,
        Direction direction,
        CopyForm forward,
        CopyForm back,
        RecurrenceChoice recurrence,
        String past,
        String future,
        ConflictRule conflict,
        Optional<DeletedCopyRule> deletedCopy,
        String guardCount,
        String guardPercent,
        boolean editOwnMeetings) {

    /** Returns the form that a visitor meets first. */
    static SyncForm fresh() {
        CalendarChoice none = new CalendarChoice("", "");
        return of(SyncRequest.standard(none, none, Direction.ONE_WAY));
    }

    static SyncForm of(SyncRequest request) {
        DeletedCopyRule usual = SyncRequest.standard(request.source(), request.target(), request.direction())
                .deletedCopy();
        return new SyncForm(
                value(request.source()),
                value(request.target()),
                request.direction(),
                CopyForm.of("forward", request.forward()),
                CopyForm.of("back", request.back()),
                request.recurrence(),
                request.window().past().toString(),
                request.window().future().toString(),
                request.conflict(),
                Optional.of(request.deletedCopy()).filter(rule -> rule != usual),
                Integer.toString(request.guard().count()),
                Integer.toString(request.guard().percent()),
                request.editOwnMeetings());
    }

    static SyncForm read(FormValues form) {
        return new SyncForm(
                form.text("source"),
                form.text("target"),
                form.word("direction", Direction.class, Direction.ONE_WAY),
                CopyForm.read("forward", form),
                CopyForm.read("back", form),
                form.word("recurrence", RecurrenceChoice.class, RecurrenceChoice.INSTANCES),
                form.find("past").orElse(WindowChoice.STANDARD.past().toString()),
                form.find("future").orElse(WindowChoice.STANDARD.future().toString()),
                form.word("conflict", ConflictRule.class, ConflictRule.ORIGINAL_WINS),
                form.words("deletedCopy", DeletedCopyRule.class).stream().findFirst(),
                form.find("guardCount").orElse(Integer.toString(GuardChoice.STANDARD.count())),
                form.find("guardPercent").orElse(Integer.toString(GuardChoice.STANDARD.percent())),
                form.has("editOwnMeetings"));
    }

    /** Returns what was asked for; refused where a field cannot be read. */
    SyncRequest request() {
        CalendarChoice from = choice("source", source);
        CalendarChoice to = choice("target", target);
        SyncRequest standard = SyncRequest.standard(from, to, direction);
        return new SyncRequest(
                from,
                to,
                direction,
                recurrence,
                new WindowChoice(period("window.past", past), period("window.future", future)),
                forward.choice(),
                back.choice(),
                conflict,
                deletedCopy.orElse(standard.deletedCopy()),
                new GuardChoice(number("guard.count", guardCount), number("guard.percent", guardPercent)),
                editOwnMeetings);
    }

    static String value(CalendarChoice choice) {
        return (choice.connection() + " " + choice.calendar()).strip();
    }

    private static CalendarChoice choice(String field, String value) {
        String[] parts = value.split(" ", 2);
        if (parts.length < 2) {
            throw Problem.invalid(field, "choose a calendar");
        }
        return new CalendarChoice(parts[0], parts[1]);
    }

    private static Period period(String field, String value) {
        try {
            return Period.parse(value);
        } catch (DateTimeException e) {
            throw Problem.invalid(field, "is none of the choices");
        }
    }

    private static int number(String field, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw Problem.invalid(field, "is no whole number");
        }
    }
}
