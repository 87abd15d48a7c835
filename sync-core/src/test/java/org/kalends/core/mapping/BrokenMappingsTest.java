package org.kalends.core.mapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;

/** Proves the laws: each of these mappings breaks one of them and must be caught. */
class BrokenMappingsTest {

    /** A mapping with a flaw. */
    private record Broken(
            String flaw,
            Set<EventField> carriesBack,
            UnaryOperator<CalendarEvent> out,
            BinaryOperator<CalendarEvent> home)
            implements EventMapping {
        @Override
        public CalendarEvent forward(CalendarEvent original, MappingContext context) {
            return out.apply(original);
        }

        @Override
        public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
            return home.apply(copy, original);
        }

        @Override
        public String toString() {
            return flaw;
        }
    }

    private static final EventMapping SHAPE = new CopyShape();
    private static final EventMapping PRIVATE = new PrivateMapping("Busy");
    private static final EventMapping LIST = new AttendeeListMapping();
    private static final EventMapping CONFERENCE = new ConferenceRemoval();

    static Stream<Broken> broken() {
        return Stream.of(
                of(
                        "a masked title flows back",
                        PRIVATE,
                        (copy, original) -> home(PRIVATE, copy, original).with(EventField.TITLE, copy)),
                of(
                        "the UID of a copy flows back",
                        SHAPE,
                        (copy, original) -> home(SHAPE, copy, original).toBuilder()
                                .iCalUid(copy.iCalUid())
                                .build()),
                of(
                        "masked fields inside overrides flow back",
                        PRIVATE,
                        (copy, original) -> home(PRIVATE, copy, original).with(EventField.RECURRENCE, copy)),
                of("edits are dropped", SHAPE, (copy, original) -> original),
                of(
                        "the edited description loses the join block",
                        CONFERENCE,
                        (copy, original) -> home(CONFERENCE, copy, original).with(EventField.DESCRIPTION, copy)),
                of(
                        "the list of guests flows back",
                        LIST,
                        (copy, original) -> home(LIST, copy, original).with(EventField.DESCRIPTION, copy)),
                of(
                        "an unchanged copy adds a blank line",
                        LIST,
                        (copy, original) -> home(LIST, copy, original).toBuilder()
                                .description(
                                        new Description(original.description().text() + "\n.", Optional.empty()))
                                .build()),
                new Broken(
                        "forward adds its prefix each time",
                        EnumSet.allOf(EventField.class),
                        event -> event.toBuilder().title("! " + event.title()).build(),
                        (copy, original) -> copy.toBuilder()
                                .title(copy.title().replaceFirst("^! ", ""))
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void everyBrokenMappingIsCaught(Broken mapping) {
        MappingLaws laws = new MappingLaws(mapping);
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 200; seed++) {
                        laws.check(seed);
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    private static Broken of(String flaw, EventMapping sound, BinaryOperator<CalendarEvent> home) {
        return new Broken(flaw, sound.carriesBack(), event -> sound.forward(event, MappingLaws.CONTEXT), home);
    }

    private static CalendarEvent home(EventMapping sound, CalendarEvent copy, CalendarEvent original) {
        return sound.back(copy, original, MappingLaws.CONTEXT);
    }
}
