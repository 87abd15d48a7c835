package org.kalends.host.sync;

import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.Direction;
import org.kalends.host.problem.Problem;
import org.kalends.provider.google.GoogleProvider;

/** Says which field of a request is wrong, before the library is asked. */
final class RequestCheck {

    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_EXPRESSION = 200;
    private static final int LONGEST_WINDOW_YEARS = 5;

    private RequestCheck() {}

    /** Checks what can be checked without the calendars. */
    static void check(SyncRequest request, LocalDate today) {
        requireText("source.connection", request.source().connection());
        requireText("source.calendar", request.source().calendar());
        requireText("target.connection", request.target().connection());
        requireText("target.calendar", request.target().calendar());
        window(request.window(), today);
        copies("forward", request.forward());
        copies("back", request.back());
        if (request.direction() == Direction.ONE_WAY && request.deletedCopy() == DeletedCopyRule.DELETE_ORIGINAL) {
            throw Problem.invalid("deletedCopy", "DELETE_ORIGINAL needs the direction TWO_WAY");
        }
        if (request.guard().count() < 0) {
            throw Problem.invalid("guard.count", "is negative");
        }
        if (request.guard().percent() < 0 || request.guard().percent() > 100) {
            throw Problem.invalid("guard.percent", "is not between 0 and 100");
        }
    }

    /** Checks that the calendars can play their parts. */
    static void check(SyncRequest request, CalendarInfo source, CalendarInfo target) {
        boolean same = source.ref().equals(target.ref())
                || (source.ref().provider().equals(GoogleProvider.ID)
                        && target.ref().provider().equals(GoogleProvider.ID)
                        && source.ref().calendarId().equals(target.ref().calendarId()));
        if (same) {
            throw Problem.invalid("target.calendar", "is the source itself");
        }
        if (!target.canWrite()) {
            throw Problem.invalid("target.calendar", "cannot be written to");
        }
        if (request.direction() == Direction.TWO_WAY && !source.canWrite()) {
            throw Problem.invalid("source.calendar", "cannot be written to, which the direction TWO_WAY needs");
        }
    }

    private static void window(WindowChoice window, LocalDate today) {
        if (window.past().isNegative() || today.minus(window.past()).isAfter(today)) {
            throw Problem.invalid("window.past", "is negative");
        }
        if (!today.plus(window.future()).isAfter(today)) {
            throw Problem.invalid("window.future", "is not in the future");
        }
        if (today.minus(window.past()).isBefore(today.minusYears(LONGEST_WINDOW_YEARS))) {
            throw Problem.invalid("window.past", "is longer than " + LONGEST_WINDOW_YEARS + " years");
        }
        if (today.plus(window.future()).isAfter(today.plusYears(LONGEST_WINDOW_YEARS))) {
            throw Problem.invalid("window.future", "is longer than " + LONGEST_WINDOW_YEARS + " years");
        }
    }

    private static void copies(String field, CopyChoice copies) {
        requireText(field + ".title", copies.title());
        if (copies.title().length() > LONGEST_TITLE) {
            throw Problem.invalid(field + ".title", "is longer than " + LONGEST_TITLE + " characters");
        }
        if (copies.titlePrefix().orElse("").length() > LONGEST_TITLE) {
            throw Problem.invalid(field + ".titlePrefix", "is longer than " + LONGEST_TITLE + " characters");
        }
        copies.filters().skipTitles().ifPresent(text -> expression(field + ".filters.skipTitles", text));
        copies.filters().onlyWithin().ifPresent(hours -> hours(field + ".filters.onlyWithin", hours));
    }

    private static void expression(String field, String text) {
        if (text.length() > LONGEST_EXPRESSION) {
            throw Problem.invalid(field, "is longer than " + LONGEST_EXPRESSION + " characters");
        }
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw Problem.invalid(field, "is not a regular expression");
        }
    }

    private static void hours(String field, HoursChoice hours) {
        if (hours.days().isEmpty()) {
            throw Problem.invalid(field + ".days", "names no day");
        }
        if (!hours.to().isAfter(hours.from())) {
            throw Problem.invalid(field + ".to", "is not later than " + field + ".from");
        }
    }

    private static void requireText(String field, String text) {
        if (text.isBlank()) {
            throw Problem.invalid(field, "is missing");
        }
    }
}
