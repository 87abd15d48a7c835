package org.kalends.core.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Person;
import org.kalends.api.model.ResponseStatus;

/**
 * The guests of a meeting as people read them: a separator, then one guest a line. Sorted, so that a service that shuffles guests causes no
 * writes.
 */
final class GuestList {

    static final String SEPARATOR = "==== Guests (for information, not invited from this calendar) ====";

    private static final int MOST_LINES = 100;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\p{Cntrl}]+");
    private static final Pattern RULES = Pattern.compile("([=_])\\1+");

    private final List<String> lines;

    private GuestList(List<String> lines) {
        this.lines = lines;
    }

    static GuestList of(CalendarEvent event) {
        Optional<String> chair = event.organizer().flatMap(Person::email);
        List<String> guests = new ArrayList<>();
        for (Attendee.Role role : Attendee.Role.values()) {
            event.attendees().stream()
                    .filter(guest -> guest.role() == role)
                    .map(guest -> line(
                            guest, chair.isPresent() && guest.person().email().equals(chair)))
                    .sorted()
                    .limit(MOST_LINES - guests.size())
                    .forEach(guests::add);
        }
        if (event.attendees().size() > MOST_LINES) {
            guests.add("and " + (event.attendees().size() - MOST_LINES) + " more");
        }
        return new GuestList(guests);
    }

    /** Returns the list with its separator, as text. */
    String text() {
        return SEPARATOR + "\n" + String.join("\n", lines);
    }

    /** Returns the list with its separator, as one HTML element that begins with a blank line as the text does. */
    String html() {
        return "<div><br>" + Descriptions.toHtml(text()) + "</div>";
    }

    String appendedTo(String text) {
        return text.isEmpty() ? text() : text + "\n\n" + text();
    }

    String appendedToHtml(String html) {
        return Descriptions.append(html, html());
    }

    private static String line(Attendee guest, boolean chair) {
        List<String> words = new ArrayList<>();
        if (chair) {
            words.add("organizer");
        }
        if (guest.role() != Attendee.Role.REQUIRED) {
            words.add(guest.role().name().toLowerCase(Locale.ROOT));
        }
        if (guest.response() != ResponseStatus.NONE && guest.response() != ResponseStatus.NOT_RESPONDED) {
            words.add(guest.response().name().toLowerCase(Locale.ROOT));
        }
        return named(guest.person()) + (words.isEmpty() ? "" : " (" + String.join(", ", words) + ")");
    }

    private static String named(Person person) {
        Optional<String> email = person.email().map(GuestList::oneLine);
        Optional<String> name = person.name().map(GuestList::oneLine);
        return name.map(words -> words + email.map(mail -> " <" + mail + ">").orElse(""))
                .or(() -> email)
                .orElseThrow();
    }

    /** Returns a name that cannot pass for another line, a separator or a join link. */
    private static String oneLine(String name) {
        String plain = BLANKS.matcher(name).replaceAll(" ");
        return RULES.matcher(plain)
                .replaceAll("$1")
                .replace("://", ": //")
                .replace(":~", ": ~")
                .strip();
    }
}
