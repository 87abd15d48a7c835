package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/** The laws of an {@link EventMapping}, checked on generated events: extend this class and implement {@link #fixture()}. */
public abstract class EventMappingTck extends Kit<EventMappingFixture, EventMappingFixture> {

    private static final int EVENTS = 400;

    /** Returns a fixture with the mapping. */
    @Override
    protected abstract EventMappingFixture fixture() throws Exception;

    @Override
    final EventMappingFixture subject(EventMappingFixture fixture) {
        return fixture;
    }

    @Override
    final Class<EventMappingFixture> subjectType() {
        return EventMappingFixture.class;
    }

    @Rule(id = "EM-01", text = "forward is idempotent: what is mapped already stays as it is.")
    public final void mapsOnce(EventMappingFixture it) {
        MappingContext context = it.context();
        generated(it, (original, other) -> {
            CalendarEvent copy = it.mapping().forward(original, context);
            assertThat(it.mapping().forward(copy, context)).isEqualTo(copy);
        });
    }

    @Rule(
            id = "EM-02",
            text =
                    "An unchanged copy carries nothing back, also of an original that looks as if it were mapped already.")
    public final void carriesNothingBackUnchanged(EventMappingFixture it) {
        MappingContext context = it.context();
        generated(it, (original, other) -> {
            for (CalendarEvent authored :
                    new CalendarEvent[] {original, it.mapping().forward(original, context)}) {
                CalendarEvent copy = it.mapping().forward(authored, context);
                CalendarEvent back = it.mapping().back(copy, authored, context);
                for (EventField field : it.mapping().carriesBack()) {
                    assertThat(back.value(field)).as(field.name()).isEqualTo(authored.value(field));
                }
            }
        });
    }

    @Rule(id = "EM-03", text = "A field that is masked on the way out never flows back, not even inside another field.")
    public final void keepsMaskedFieldsApart(EventMappingFixture it) {
        MappingContext context = it.context();
        Set<EventField> masked = EnumSet.allOf(EventField.class);
        masked.removeAll(it.mapping().carriesBack());
        masked.remove(EventField.ATTENDEES);
        generated(it, (original, other) -> {
            CalendarEvent copy = it.mapping().forward(original, context);
            CalendarEvent back = it.mapping().back(copy, original, context);
            for (EventField field : masked) {
                CalendarEvent edited = it.mapping().back(copy.with(field, other), original, context);
                for (EventField carried : it.mapping().carriesBack()) {
                    assertThat(edited.value(carried))
                            .as(carried + " after an edit of " + field)
                            .isEqualTo(back.value(carried));
                }
            }
        });
    }

    @Rule(
            id = "EM-04",
            text =
                    "An edit of a field that is carried back stays on the copy: once the original took it over, the copy still says it. Of descriptions see EM-06.")
    public final void carriesEditsBack(EventMappingFixture it) {
        MappingContext context = it.context();
        generated(it, (original, other) -> {
            CalendarEvent copy = it.mapping().forward(original, context);
            for (EventField field : carriedBesideTheDescription(it)) {
                if (field == EventField.TIME && original.recurrence().isPresent()) {
                    continue; // the exceptions of a series stand where its time was
                }
                CalendarEvent said = GeneratedEvents.beginningAt(original.time(), other);
                CalendarEvent edit = field == EventField.RECURRENCE ? said : other;
                CalendarEvent wanted = it.mapping().forward(original.with(field, edit), context);
                CalendarEvent edited = copy.with(field, wanted);
                CalendarEvent taken = original.with(field, it.mapping().back(edited, original, context));
                Events.assertSame(it.mapping().forward(taken, context), edited, field);
            }
        });
    }

    @Rule(
            id = "EM-05",
            text = "The mapping is pure: the same events are mapped in the same way, and carry the same fields back.")
    public final void isPure(EventMappingFixture it) {
        MappingContext context = it.context();
        Set<EventField> carried = it.mapping().carriesBack();
        generated(it, (original, other) -> {
            CalendarEvent copy = it.mapping().forward(original, context);
            assertThat(it.mapping().forward(original, context)).isEqualTo(copy);
            CalendarEvent edited = copy.with(EventField.TITLE, other);
            assertThat(it.mapping().back(edited, original, context))
                    .isEqualTo(it.mapping().back(edited, original, context));
            assertThat(it.mapping().carriesBack()).isEqualTo(carried);
        });
    }

    @Rule(
            id = "EM-06",
            level = Rule.Level.SHOULD,
            text =
                    "So does an edit of the description, word for word, if it is carried back; text that looks like what the mapping adds or cuts may be taken for it.")
    public final void carriesDescriptionsBack(EventMappingFixture it) {
        MappingContext context = it.context();
        if (!it.mapping().carriesBack().contains(EventField.DESCRIPTION)) {
            return;
        }
        int[] lost = {0};
        generated(it, (original, other) -> {
            CalendarEvent wanted = it.mapping().forward(original.with(EventField.DESCRIPTION, other), context);
            CalendarEvent edited = it.mapping().forward(original, context).with(EventField.DESCRIPTION, wanted);
            CalendarEvent taken =
                    original.with(EventField.DESCRIPTION, it.mapping().back(edited, original, context));
            CalendarEvent copy = it.mapping().forward(taken, context);
            lost[0] += words(copy).equals(words(edited)) ? 0 : 1;
        });
        assertThat(lost[0]).as("descriptions of " + EVENTS + " that changed").isLessThan(EVENTS / 20);
        Verdict.should(lost[0] == 0, lost[0] + " of " + EVENTS + " descriptions changed");
    }

    private static Set<EventField> carriedBesideTheDescription(EventMappingFixture it) {
        Set<EventField> fields = EnumSet.noneOf(EventField.class);
        fields.addAll(it.mapping().carriesBack());
        fields.remove(EventField.DESCRIPTION);
        return fields;
    }

    /** Returns a description's words; blank lines around what a mapping adds belong to nobody. */
    private static String words(CalendarEvent event) {
        return event.description().text().replaceAll("\\s+", " ").strip();
    }

    /** Hands over generated events, each with another one of which a field may be taken. */
    private static void generated(EventMappingFixture it, BiConsumer<CalendarEvent, CalendarEvent> law) {
        GeneratedEvents events = new GeneratedEvents(it.seed());
        for (int i = 0; i < EVENTS; i++) {
            CalendarEvent original = events.next();
            CalendarEvent other = events.next();
            try {
                law.accept(original, other);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + it.seed() + ", event " + i + ": " + e.getMessage(), e);
            }
        }
    }
}
