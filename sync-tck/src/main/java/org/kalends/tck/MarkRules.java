package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;

/** Copies are recognised, found again, and told apart from everything else. */
interface MarkRules {

    @Rule(
            id = "CP-701",
            text =
                    "A copy carries its mark in every read: get, snapshot, changes and slice; a person's event carries none.")
    default void tellsTheMark(ProviderUnderTest remote) {
        Feed before = remote.snapshot();
        OriginMark mark = new OriginMark("A-z_0", "p".repeat(64), "o".repeat(64), 17);
        EventKey copy = ProviderUnderTest.written(remote.write(new RemoteWrite.Create(mark, remote.event("copy", 3))))
                .key();
        EventKey own = remote.person().create(remote.event("own", 3));
        for (Feed feed :
                List.of(remote.since(before), remote.snapshot(), remote.slice(remote.window(), remote.view()))) {
            assertThat(feed.event(copy).originMark()).contains(mark);
            assertThat(feed.event(own).originMark()).isEmpty();
        }
        assertThat(remote.get(copy).originMark()).contains(mark);
        assertThat(remote.get(own).originMark()).isEmpty();
    }

    @Rule(id = "CP-702", text = "A copy keeps its mark when its fields are written and when a person edits it.")
    default void keepsTheMark(ProviderUnderTest remote) {
        RemoteEvent copy = remote.create("original-1", remote.event("copy", 3));
        CalendarEvent other = copy.event().toBuilder()
                .title("other")
                .description("other")
                .time(remote.morning(4))
                .sensitivity(Sensitivity.PRIVATE)
                .build();
        Set<EventField> fields =
                Set.of(EventField.TITLE, EventField.DESCRIPTION, EventField.TIME, EventField.SENSITIVITY);
        RemoteEvent unnamed = ProviderUnderTest.written(
                remote.write(new RemoteWrite.Update(copy.key(), copy.version(), Optional.empty(), other, fields)));
        assertThat(unnamed.originMark()).as("update without a mark").isEqualTo(copy.originMark());
        remote.person().edit(copy.key(), other.toBuilder().title("edited").build());
        assertThat(remote.get(copy.key()).originMark()).as("a person's edit").isEqualTo(copy.originMark());
    }

    @Rule(
            id = "CP-703",
            text =
                    "An update puts a mark on an event that has lost it, also when it names no field, and changes nothing else.")
    default void putsTheMarkBack(ProviderUnderTest remote) {
        EventKey key = remote.person().create(remote.event("lost", 3));
        RemoteEvent lost = remote.get(key);
        OriginMark mark = ProviderUnderTest.mark("original-1");
        CalendarEvent ignored = remote.event("ignored", 9);
        RemoteEvent marked = ProviderUnderTest.written(
                remote.write(new RemoteWrite.Update(key, lost.version(), Optional.of(mark), ignored, Set.of())));
        assertThat(marked.originMark()).contains(mark);
        assertThat(remote.get(key)).isEqualTo(marked);
        Events.assertSame(marked.event(), lost.event());
        assertThat(remote.snapshot().event(key).originMark()).contains(mark);
        assertThat(remote.provider().findCopies(remote.calendar(), mark.installation(), mark.pair()))
                .extracting(RemoteEvent::key)
                .containsExactly(key);
    }

    @Rule(
            id = "CP-704",
            text = "findByOrigin() finds a copy by its whole mark, generation included, inside and outside the window.")
    default void findsByOrigin(ProviderUnderTest remote) {
        for (int day : List.of(3, 1500, -1500)) {
            OriginMark mark = ProviderUnderTest.mark("original" + day);
            RemoteEvent copy =
                    ProviderUnderTest.written(remote.write(new RemoteWrite.Create(mark, remote.event("copy", day))));
            assertThat(remote.provider().findByOrigin(remote.calendar(), mark)).contains(copy);
            assertThat(remote.provider().findByOrigin(remote.calendar(), mark.nextGeneration()))
                    .isEmpty();
        }
    }

    @Rule(
            id = "CP-705",
            text =
                    "findByOrigin() is empty for a copy that was never written or is gone, and never finds a person's event.")
    default void doesNotFindWhatIsNotThere(ProviderUnderTest remote) {
        OriginMark mark = ProviderUnderTest.mark("original-1");
        remote.person().create(remote.event("own", 3));
        assertThat(remote.provider().findByOrigin(remote.calendar(), mark)).isEmpty();
        RemoteEvent copy = remote.create("original-1", remote.event("copy", 3));
        remote.write(remote.delete(copy));
        assertThat(remote.provider().findByOrigin(remote.calendar(), mark)).isEmpty();
    }

    @Rule(
            id = "CP-706",
            text =
                    "findCopies() finds all copies of one pair of one installation, also outside the window, and no other event.")
    default void findsCopies(ProviderUnderTest remote) {
        RemoteEvent inside = remote.create("original-1", remote.event("inside", 3));
        RemoteEvent outside = remote.create("original-2", remote.event("outside", 1500));
        remote.person().create(remote.event("own", 3));
        for (OriginMark foreign : List.of(
                new OriginMark("kit", "pair-2", "original-1", 0),
                new OriginMark("kit-2", "pair-1", "original-1", 0),
                new OriginMark("kit", "pair-11", "original-1", 0))) {
            ProviderUnderTest.written(remote.write(new RemoteWrite.Create(foreign, remote.event("foreign", 4))));
        }
        assertThat(remote.provider().findCopies(remote.calendar(), "kit", "pair-1"))
                .containsExactlyInAnyOrder(inside, outside);
        assertThat(remote.provider().findCopies(remote.calendar(), "kit", "pair-2"))
                .hasSize(1);
        assertThat(remote.provider().findCopies(remote.calendar(), "nobody", "pair-1"))
                .isEmpty();
    }

    @Rule(
            id = "CP-707",
            text =
                    "With UID_LOOKUP, findByUid() finds a person's event by its UID and nothing for another; without, it is refused with UNSUPPORTED.")
    default void findsByUid(ProviderUnderTest remote) throws Exception {
        if (!remote.claims(Capability.UID_LOOKUP)) {
            assertThat(ProviderUnderTest.failure(() -> remote.provider().findByUid(remote.calendar(), "uid")))
                    .isEqualTo(FailureKind.UNSUPPORTED);
            return;
        }
        RemoteEvent own = remote.get(remote.person().create(remote.event("own", 3)));
        remote.person().create(remote.event("other", 3));
        String uid = own.event().iCalUid().orElseThrow(() -> new AssertionError("a UID is claimed and not told"));
        assertThat(remote.provider().findByUid(remote.calendar(), uid)).contains(own);
        assertThat(remote.provider().findByUid(remote.calendar(), uid + "-other"))
                .isEmpty();
    }

    @Rule(
            id = "CP-708",
            text = "findByUid() does not find copies; where it is not claimed it is refused for a copy's UID too.")
    default void doesNotFindCopiesByUid(ProviderUnderTest remote) throws Exception {
        RemoteEvent copy =
                remote.get(remote.create("original-1", remote.event("copy", 3)).key());
        String uid = copy.event().iCalUid().orElse("uid-of-a-copy");
        if (remote.claims(Capability.UID_LOOKUP)) {
            assertThat(remote.provider().findByUid(remote.calendar(), uid)).isEmpty();
        } else {
            assertThat(ProviderUnderTest.failure(() -> remote.provider().findByUid(remote.calendar(), uid)))
                    .isEqualTo(FailureKind.UNSUPPORTED);
        }
    }

    @Rule(
            id = "CP-709",
            level = Rule.Level.SHOULD,
            text = "findByOrigin() also finds an event on which the mark was put later.")
    default void findsARemarkedEvent(ProviderUnderTest remote) {
        EventKey key = remote.person().create(remote.event("lost", 3));
        OriginMark mark = ProviderUnderTest.mark("original-1");
        RemoteEvent marked = ProviderUnderTest.written(remote.write(new RemoteWrite.Update(
                key, remote.get(key).version(), Optional.of(mark), remote.event("ignored", 9), Set.of())));
        Optional<RemoteEvent> found = remote.provider().findByOrigin(remote.calendar(), mark);
        assertThat(found.filter(event -> !event.equals(marked)))
                .as("another event")
                .isEmpty();
        Verdict.should(found.isPresent(), "only what was created with the mark is found");
    }
}
