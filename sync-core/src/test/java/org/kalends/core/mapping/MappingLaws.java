package org.kalends.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Recurrence;

/** The laws of {@link EventMapping}, and that edits arrive. */
final class MappingLaws {

    static final MappingContext CONTEXT = new MappingContext(
            new CalendarRef(new ProviderId("memory"), new AccountId("a"), "one"),
            new CalendarRef(new ProviderId("memory"), new AccountId("b"), "two"));

    private static final FieldHasher HASHER = new FieldHasher(new byte[32]);

    private final EventMapping mapping;

    MappingLaws(EventMapping mapping) {
        this.mapping = mapping;
    }

    /** Checks all laws on the event of a seed and returns how many checks that were. */
    int check(long seed) {
        CalendarEvent original = new EventGenerator(seed).event();
        maskedFieldsNeverFlowBack(original, seed);
        forwardIsIdempotent(original);
        anUnchangedCopyCarriesNothingBack(original);
        housekeepingCarriesNothingBack(original, seed);
        int edits = 0;
        for (EventField field : mapping.carriesBack()) {
            editsArrive(original, field, seed);
            edits++;
        }
        return 4 + edits;
    }

    void maskedFieldsNeverFlowBack(CalendarEvent original, long seed) {
        CalendarEvent copy = new EventGenerator(~seed).spoiled(mapping.forward(original, CONTEXT));
        CalendarEvent back = mapping.back(copy, original, CONTEXT);
        assertMasked(back, Set.of(original));
        Set<CalendarEvent> own = Stream.concat(
                        Stream.of(original),
                        original.recurrence().map(Recurrence::overrides).stream()
                                .flatMap(all -> all.values().stream()))
                .collect(Collectors.toSet());
        back.recurrence()
                .filter(series -> mapping.carriesBack().contains(EventField.RECURRENCE))
                .ifPresent(series -> series.overrides().forEach((start, event) -> {
                    CalendarEvent override = original.recurrence()
                            .map(all -> all.overrides().get(start))
                            .orElse(null);
                    assertMasked(event, override == null ? own : Set.of(override));
                }));
    }

    private void assertMasked(CalendarEvent back, Set<CalendarEvent> own) {
        for (EventField field : EventField.values()) {
            if (!mapping.carriesBack().contains(field) && field != EventField.RECURRENCE) {
                assertThat(own.stream().map(event -> event.value(field)))
                        .as("masked " + field)
                        .contains(back.value(field));
            }
        }
        assertThat(own.stream().map(CalendarEvent::status)).contains(back.status());
        assertThat(own.stream().map(CalendarEvent::organizer)).contains(back.organizer());
        assertThat(own.stream().map(CalendarEvent::iCalUid)).contains(back.iCalUid());
        assertThat(own.stream().map(CalendarEvent::facts)).contains(back.facts());
    }

    void forwardIsIdempotent(CalendarEvent original) {
        CalendarEvent once = mapping.forward(original, CONTEXT);
        assertThat(mapping.forward(once, CONTEXT)).isEqualTo(once);
    }

    void anUnchangedCopyCarriesNothingBack(CalendarEvent original) {
        assertThat(mapping.back(mapping.forward(original, CONTEXT), original, CONTEXT))
                .isEqualTo(original);
    }

    void housekeepingCarriesNothingBack(CalendarEvent original, long seed) {
        CalendarEvent copy = mapping.forward(original, CONTEXT);
        Description kept = new EventGenerator(seed * 31).housekept(copy.description());
        CalendarEvent back = mapping.back(copy.toBuilder().description(kept).build(), original, CONTEXT);
        if (kept.html().isPresent() == original.description().html().isPresent()
                && !(mapping instanceof IdentityMapping)) {
            assertThat(hash(back, EventField.DESCRIPTION)).isEqualTo(hash(original, EventField.DESCRIPTION));
        }
        assertThat(Whitespace.normalText(back.description().text()))
                .isEqualTo(Whitespace.normalText(original.description().text()));
    }

    void editsArrive(CalendarEvent original, EventField field, long seed) {
        CalendarEvent before = mapping.forward(original, CONTEXT);
        CalendarEvent copy = new EventGenerator(seed * 37 + field.name().length()).edited(before, field);
        CalendarEvent back = mapping.back(copy, original, CONTEXT);
        for (EventField other : mapping.carriesBack()) {
            if (other != field) {
                assertThat(back.value(other)).as("untouched " + other).isEqualTo(original.value(other));
            }
        }
        CalendarEvent merged = original.with(field, back);
        CalendarEvent again = mapping.forward(merged, CONTEXT);
        if (!hash(copy, field).equals(hash(before, field))) {
            assertThat(hash(merged, field)).as(field + " arrives").isNotEqualTo(hash(original, field));
        }
        switch (field) {
            case TITLE -> assertThat(again.title()).endsWith(copy.title());
            case DESCRIPTION -> {
                assertThat(Whitespace.normalText(again.description().text()).replaceAll("\n+", "\n"))
                        .isEqualTo(
                                Whitespace.normalText(copy.description().text()).replaceAll("\n+", "\n"));
                copy.description()
                        .html()
                        .ifPresent(html -> assertThat(again.description().html().map(Whitespace::normalHtml))
                                .isEqualTo(Optional.of(Whitespace.normalHtml(html))));
                if (ConferenceText.cut(before.description().text()).isEmpty()
                        && before.description()
                                .html()
                                .map(ConferenceHtml::cut)
                                .filter(blocks -> !blocks.isEmpty())
                                .isEmpty()) {
                    assertBlocksStay(original.description(), back.description());
                }
            }
            case RECURRENCE -> {
                Recurrence shown = again.recurrence().orElseThrow();
                Recurrence said = copy.recurrence().orElseThrow();
                assertThat(shown.rule()).isEqualTo(said.rule());
                assertThat(shown.exclusions()).isEqualTo(said.exclusions());
                said.overrides()
                        .forEach((start, event) -> assertThat(shown.overrides().get(start))
                                .as("override")
                                .satisfies(
                                        override -> assertThat(override.time()).isEqualTo(event.time())));
            }
            default -> assertThat(again.value(field)).isEqualTo(copy.value(field));
        }
    }

    private static void assertBlocksStay(Description original, Description back) {
        assertThat(Whitespace.normalHtml(ConferenceText.cut(back.text()).cut()))
                .isEqualTo(Whitespace.normalHtml(
                        ConferenceText.cut(original.text()).cut()));
        original.html()
                .map(MappingLaws::blocks)
                .filter(blocks -> !blocks.isEmpty())
                .ifPresent(blocks ->
                        assertThat(back.html().map(MappingLaws::blocks)).contains(blocks));
    }

    private static String blocks(String html) {
        return Whitespace.normalHtml(ConferenceHtml.cut(html).cut().replaceAll("<br>|\\s", ""));
    }

    private static String hash(CalendarEvent event, EventField field) {
        return HASHER.hashes(event).of(field);
    }
}
