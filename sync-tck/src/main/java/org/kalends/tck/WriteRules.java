package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Guarded writes of single events. */
interface WriteRules {

    @Rule(id = "CP-601", text = "What a write answers is what get() tells afterwards, with its version.")
    default void answersWhatIsStored(ProviderUnderTest remote) {
        RemoteEvent created = remote.create("original-1", remote.event("copy", 3));
        assertThat(remote.get(created.key())).isEqualTo(created);
        CalendarEvent later = created.event().toBuilder().title("copy, later").build();
        RemoteEvent updated = ProviderUnderTest.written(remote.write(remote.update(created, later, EventField.TITLE)));
        assertThat(updated.key()).isEqualTo(created.key());
        assertThat(updated.version()).isNotEqualTo(created.version());
        assertThat(remote.get(created.key())).isEqualTo(updated);
    }

    @Rule(id = "CP-602", text = "An update at an older version is refused with CONFLICT, and nothing changes.")
    default void refusesAStaleUpdate(ProviderUnderTest remote) {
        EventKey key = remote.person().create(remote.event("one", 3));
        RemoteEvent stale = remote.get(key);
        remote.person().edit(key, remote.event("two", 3));
        RemoteEvent now = remote.get(key);
        CalendarEvent wanted = stale.event().toBuilder().title("three").build();
        assertThat(remote.refusal(remote.update(stale, wanted, EventField.TITLE)))
                .isEqualTo(FailureKind.CONFLICT);
        assertThat(remote.get(key)).isEqualTo(now);
    }

    @Rule(id = "CP-603", text = "A deletion at an older version is refused with CONFLICT, and nothing changes.")
    default void refusesAStaleDeletion(ProviderUnderTest remote) {
        EventKey key = remote.person().create(remote.event("one", 3));
        RemoteEvent stale = remote.get(key);
        remote.person().edit(key, remote.event("two", 3));
        RemoteEvent now = remote.get(key);
        assertThat(remote.refusal(remote.delete(stale))).isEqualTo(FailureKind.CONFLICT);
        assertThat(remote.get(key)).isEqualTo(now);
    }

    @Rule(id = "CP-604", text = "The version that a write answered guards the next write.")
    default void chainsVersions(ProviderUnderTest remote) {
        RemoteEvent at = remote.create("original-1", remote.event("0", 3));
        for (int i = 1; i < 4; i++) {
            RemoteEvent before = at;
            CalendarEvent next = at.event().toBuilder().title("" + i).build();
            at = ProviderUnderTest.written(remote.write(remote.update(before, next, EventField.TITLE)));
            assertThat(remote.refusal(remote.update(before, next, EventField.TITLE)))
                    .as("the version before")
                    .isEqualTo(FailureKind.CONFLICT);
        }
        assertThat(remote.write(remote.delete(at))).isEqualTo(new WriteOutcome.Deleted());
    }

    @Rule(
            id = "CP-605",
            text = "An update of an event that is gone is refused with NOT_FOUND, and does not bring it back.")
    default void refusesToUpdateWhatIsGone(ProviderUnderTest remote) {
        EventKey key = remote.person().create(remote.event("one", 3));
        RemoteEvent gone = remote.get(key);
        remote.person().delete(key);
        assertThat(remote.refusal(remote.update(gone, gone.event(), EventField.TITLE)))
                .isEqualTo(FailureKind.NOT_FOUND);
        assertThat(remote.find(key)).isEmpty();
    }

    @Rule(
            id = "CP-606",
            text = "A deletion deletes; repeating it, or deleting what is gone already, counts as success.")
    default void deletes(ProviderUnderTest remote) {
        RemoteEvent copy = remote.create("original-1", remote.event("copy", 3));
        assertThat(remote.write(remote.delete(copy))).isEqualTo(new WriteOutcome.Deleted());
        assertThat(remote.find(copy.key())).isEmpty();
        assertThat(remote.write(remote.delete(copy))).isEqualTo(new WriteOutcome.Deleted());
        EventKey key = remote.person().create(remote.event("own", 3));
        RemoteEvent own = remote.get(key);
        remote.person().delete(key);
        assertThat(remote.write(remote.delete(own))).isEqualTo(new WriteOutcome.Deleted());
    }

    @Rule(id = "CP-607", text = "An update writes the fields that it names and no other.")
    default void writesNamedFieldsOnly(ProviderUnderTest remote) {
        CalendarEvent before = CalendarEvent.builder(remote.morning(3))
                .title("title")
                .description("description")
                .location("location")
                .availability(Availability.OUT_OF_OFFICE)
                .sensitivity(Sensitivity.CONFIDENTIAL)
                .build();
        CalendarEvent other = CalendarEvent.builder(remote.morning(5))
                .title("other title")
                .description("other description")
                .location("other location")
                .availability(Availability.FREE)
                .sensitivity(Sensitivity.PERSONAL)
                .build();
        Set<EventField> fields = EnumSet.copyOf(Events.WRITTEN);
        fields.remove(EventField.RECURRENCE);
        for (EventField field : fields) {
            RemoteEvent at = remote.create("original-" + field, before);
            remote.write(remote.update(at, other, field));
            Events.assertSame(remote.get(at.key()).event(), before.with(field, other));
        }
    }

    @Rule(id = "CP-608", text = "What Kalends knows nothing about stays on an event when its fields are written.")
    default void keepsWhatItDoesNotKnow(ProviderUnderTest remote) {
        EventKey key = remote.person().create(remote.event("decorated", 3));
        if (!remote.person().decorate(key)) {
            throw Verdict.notExercised("cannot decorate an event");
        }
        Optional<String> decoration = remote.person().decoration(key);
        assertThat(decoration).as("what the fixture put on the event").isPresent();
        RemoteEvent at = remote.get(key);
        CalendarEvent other = CalendarEvent.builder(remote.morning(5))
                .title("other")
                .description("other")
                .location("other")
                .availability(Availability.FREE)
                .sensitivity(Sensitivity.PRIVATE)
                .build();
        Set<EventField> fields = EnumSet.copyOf(Events.WRITTEN);
        fields.remove(EventField.RECURRENCE);
        ProviderUnderTest.written(
                remote.write(new RemoteWrite.Update(key, at.version(), Optional.empty(), other, fields)));
        Events.assertSame(remote.get(key).event(), other);
        assertThat(remote.person().decoration(key)).isEqualTo(decoration);
    }

    @Rule(
            id = "CP-609",
            text =
                    "A creation that is repeated with its mark meets the first copy or CONFLICT, and never makes a second one.")
    default void createsOnce(ProviderUnderTest remote) {
        CalendarEvent event = remote.event("copy", 3);
        RemoteWrite create = new RemoteWrite.Create(ProviderUnderTest.mark("original-1"), event);
        RemoteEvent first = ProviderUnderTest.written(remote.write(create));
        WriteOutcome again = remote.write(create);
        if (again instanceof WriteOutcome.Failed failed) {
            assertThat(failed.failure().kind()).isEqualTo(FailureKind.CONFLICT);
        } else {
            assertThat(ProviderUnderTest.written(again).key()).isEqualTo(first.key());
        }
        assertThat(remote.snapshot().titles()).containsExactly("copy");
    }

    @Rule(
            id = "CP-610",
            text = "A copy can be created again after it was deleted, with the next generation of its mark.")
    default void createsTheNextGeneration(ProviderUnderTest remote) {
        RemoteEvent first = remote.create("original-1", remote.event("copy", 3));
        remote.write(remote.delete(first));
        RemoteWrite next =
                new RemoteWrite.Create(ProviderUnderTest.mark("original-1").nextGeneration(), remote.event("again", 4));
        RemoteEvent second = ProviderUnderTest.written(remote.write(next));
        assertThat(remote.get(second.key()).event().title()).isEqualTo("again");
        assertThat(remote.find(first.key()).filter(event -> !event.key().equals(second.key())))
                .isEmpty();
    }

    @Rule(id = "CP-611", text = "Outcomes stand in the order of their writes, and a write that fails stops no other.")
    default void answersInOrder(ProviderUnderTest remote) {
        EventKey key = remote.person().create(remote.event("one", 3));
        RemoteEvent stale = remote.get(key);
        remote.person().edit(key, remote.event("two", 3));
        RemoteEvent copy = remote.create("original-0", remote.event("copy", 4));
        List<WriteOutcome> outcomes = remote.writeAll(List.of(
                new RemoteWrite.Create(ProviderUnderTest.mark("original-1"), remote.event("first", 5)),
                remote.update(stale, stale.event(), EventField.TITLE),
                remote.delete(copy),
                remote.delete(stale),
                new RemoteWrite.Create(ProviderUnderTest.mark("original-2"), remote.event("last", 6))));
        assertThat(ProviderUnderTest.written(outcomes.get(0)).event().title()).isEqualTo("first");
        assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Failed.class);
        assertThat(outcomes.get(2)).isEqualTo(new WriteOutcome.Deleted());
        assertThat(outcomes.get(3)).isInstanceOf(WriteOutcome.Failed.class);
        assertThat(ProviderUnderTest.written(outcomes.get(4)).event().title()).isEqualTo("last");
        assertThat(remote.snapshot().titles()).containsExactly("first", "last", "two");
    }

    @Rule(id = "CP-612", text = "More writes than the preferred batch are taken at once, and none at all too.")
    default void takesAnyNumberOfWrites(ProviderUnderTest remote) {
        assertThat(remote.writeAll(List.of())).isEmpty();
        List<RemoteWrite> writes = new ArrayList<>();
        int number = Math.min(remote.provider().capabilities().writeBatch() * 2 + 1, 120);
        for (int i = 0; i < number; i++) {
            writes.add(new RemoteWrite.Create(ProviderUnderTest.mark("original-" + i), remote.event("event " + i, i)));
        }
        List<String> told = remote.writeAll(writes).stream()
                .map(outcome -> ProviderUnderTest.written(outcome).event().title())
                .toList();
        assertThat(told)
                .isEqualTo(writes.stream()
                        .map(write -> ((RemoteWrite.Create) write).event().title())
                        .toList());
    }

    @Rule(
            id = "CP-613",
            level = Rule.Level.SHOULD,
            text = "A creation that is repeated answers with the first copy rather than with CONFLICT.")
    default void answersARepeatedCreation(ProviderUnderTest remote) {
        RemoteWrite create = new RemoteWrite.Create(ProviderUnderTest.mark("original-1"), remote.event("copy", 3));
        RemoteEvent first = ProviderUnderTest.written(remote.write(create));
        WriteOutcome again = remote.write(create);
        if (again instanceof WriteOutcome.Failed failed) {
            assertThat(failed.failure().kind()).isEqualTo(FailureKind.CONFLICT);
        }
        Verdict.should(again instanceof WriteOutcome.Written, "it answers CONFLICT");
        assertThat(ProviderUnderTest.written(again).key()).isEqualTo(first.key());
    }
}
