package org.kalends.provider.icloud;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Person;
import org.kalends.provider.icloud.internal.ics.IcsContext;
import org.kalends.provider.icloud.internal.ics.IcsResource;
import org.kalends.tck.PersonChannel;

/**
 * A person with another client: puts, gets and deletes resources of one calendar, without marks.
 *
 * @param hand how they reach it
 */
record OtherClient(Hand hand) implements PersonChannel {

    private static final Set<EventField> WRITTEN = EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES));

    private static final String DECORATION = """
            X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
            X-CUSTOM;X-PARAM="a;b":Gr\u00FC\u00DFe\\, and more
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:Reminder
            TRIGGER:-PT15M
            END:VALARM
            """.replace("\n", "\r\n");

    @Override
    public EventKey create(CalendarEvent event) {
        String uid = UUID.randomUUID().toString();
        String name = uid + ".ics";
        OriginMark mark = new OriginMark("none", "none", "none", 0);
        String text = IcsResource.create(uid, mark, event, now())
                .replaceAll("X-KALENDS-ORIGIN[^\r]*\r\n([ \t][^\r]*\r\n)*", "");
        hand.put(name, inEachEvent(text, guests(event)));
        return new EventKey(name);
    }

    @Override
    public void edit(EventKey key, CalendarEvent event) {
        String text = text(key);
        IcsResource resource = IcsResource.parse(text, IcsContext.of(ZoneOffset.UTC));
        hand.put(key.value(), resource.withUpdate(event, WRITTEN, Optional.empty(), now()));
    }

    @Override
    public void delete(EventKey key) {
        hand.delete(key.value());
    }

    @Override
    public boolean decorate(EventKey key) {
        hand.put(key.value(), inEachEvent(text(key), DECORATION));
        return true;
    }

    @Override
    public Optional<String> decoration(EventKey key) {
        List<String> kept = text(key)
                .replace("\r\n", "\n")
                .replaceAll("\n[ \t]", "")
                .lines()
                .filter(line -> line.matches("X-APPLE.*|X-CUSTOM.*|.*VALARM|ACTION.*|TRIGGER.*"))
                .sorted()
                .toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", kept));
    }

    @Override
    public boolean spoil(EventKey key) {
        String text = text(key)
                .replaceAll("DTSTART[^\r\n]*", "DTSTART;TZID=Nowhere/Land:20310105T100000")
                .replaceAll("DTEND[^\r\n]*", "DTEND;TZID=Nowhere/Land:20310105T110000")
                .replaceAll("(?s)BEGIN:VTIMEZONE.*?END:VTIMEZONE\r?\n", "");
        hand.put(key.value(), text);
        return true;
    }

    private String text(EventKey key) {
        return hand.get(key.value()).orElseThrow(() -> new AssertionError("there is no " + key));
    }

    private static String inEachEvent(String text, String lines) {
        return text.replaceAll("END:VEVENT\r?\n", java.util.regex.Matcher.quoteReplacement(lines + "END:VEVENT\r\n"));
    }

    private static String guests(CalendarEvent event) {
        String organizer =
                event.organizer().map(person -> "ORGANIZER" + person(person)).orElse("");
        return organizer
                + event.attendees().stream()
                        .map(attendee -> "ATTENDEE" + parameters(attendee) + person(attendee.person()))
                        .collect(Collectors.joining());
    }

    private static String parameters(Attendee attendee) {
        String role = attendee.role() == Attendee.Role.OPTIONAL ? "OPT-PARTICIPANT" : "REQ-PARTICIPANT";
        return ";PARTSTAT=NEEDS-ACTION;ROLE=" + role.toUpperCase(Locale.ROOT);
    }

    private static String person(Person person) {
        return person.name().map(name -> ";CN=" + name).orElse("") + ":mailto:"
                + person.email().orElseThrow() + "\r\n";
    }

    private static Instant now() {
        return Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }
}
