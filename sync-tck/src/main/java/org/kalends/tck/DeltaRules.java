package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteChange;

/** What a cursor answers. Without the capability DELTA each answer is a snapshot, and is held to that. */
interface DeltaRules {

    @Rule(
            id = "CP-501",
            text =
                    "With DELTA, a cursor answers a DELTA that is empty when nothing changed; without, it answers a SNAPSHOT.")
    default void answersACursor(ProviderUnderTest remote) {
        remote.person().create(remote.event("old", 3));
        Feed first = remote.snapshot();
        Feed second = remote.since(first);
        if (remote.claims(Capability.DELTA)) {
            assertThat(second.kind()).isEqualTo(ChangePage.Kind.DELTA);
            assertThat(second.changes()).isEmpty();
            assertThat(remote.since(second).changes()).isEmpty();
        } else {
            assertThat(second.kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
            assertThat(second.titles()).containsExactly("old");
        }
    }

    @Rule(id = "CP-502", text = "A person's new event is told, and nothing else.")
    default void tellsACreation(ProviderUnderTest remote) {
        remote.person().create(remote.event("old", 3));
        Feed before = remote.snapshot();
        EventKey key = remote.person().create(remote.event("new", 4));
        Feed after = remote.since(before);
        assertToldExactly(remote, before, after, key);
        assertThat(after.event(key)).isEqualTo(remote.get(key));
    }

    @Rule(id = "CP-503", text = "A person's change is told with the event as it now is, and nothing else.")
    default void tellsAChange(ProviderUnderTest remote) {
        CalendarEvent event = remote.event("before", 3);
        EventKey key = remote.person().create(event);
        remote.person().create(remote.event("old", 5));
        Feed before = remote.snapshot();
        remote.person().edit(key, event.toBuilder().title("after").build());
        Feed after = remote.since(before);
        assertToldExactly(remote, before, after, key);
        assertThat(after.event(key).event().title()).isEqualTo("after");
        assertThat(after.event(key).version()).isNotEqualTo(before.event(key).version());
    }

    @Rule(id = "CP-504", text = "A person's deletion is told as removed, and nothing else.")
    default void tellsADeletion(ProviderUnderTest remote) {
        EventKey key = remote.person().create(remote.event("going", 3));
        EventKey old = remote.person().create(remote.event("old", 5));
        Feed before = remote.snapshot();
        remote.person().delete(key);
        Feed after = remote.since(before);
        assertThat(after.appliedTo(before.events())).containsOnlyKeys(old);
        if (remote.claims(Capability.DELTA)) {
            assertThat(after.removed()).containsExactly(key);
            assertThat(after.changes()).hasSize(1);
        }
    }

    @Rule(
            id = "CP-505",
            text = "A cursor answers the same again: after a crash the changes since it are told once more.")
    default void answersACursorAgain(ProviderUnderTest remote) {
        EventKey going = remote.person().create(remote.event("going", 3));
        Feed before = remote.snapshot();
        EventKey coming = remote.person().create(remote.event("coming", 4));
        remote.person().delete(going);
        Feed once = remote.since(before);
        Feed twice = remote.since(before);
        assertThat(twice.changes()).containsExactlyInAnyOrderElementsOf(once.changes());
        assertThat(twice.appliedTo(before.events())).containsOnlyKeys(coming);
        assertThat(remote.since(once).appliedTo(once.appliedTo(before.events())))
                .containsOnlyKeys(coming);
    }

    @Rule(id = "CP-506", text = "Changes of several reads add up to what a new snapshot tells.")
    default void addsUpToASnapshot(ProviderUnderTest remote) {
        Feed feed = remote.snapshot();
        Map<EventKey, RemoteEvent> state = feed.events();
        EventKey one = remote.person().create(remote.event("one", 3));
        EventKey two = remote.create("original-2", remote.event("two", 4)).key();
        feed = remote.since(feed);
        state = feed.appliedTo(state);
        remote.person().edit(one, remote.event("one, later", 8));
        remote.person().delete(two);
        remote.person().create(remote.event("three", 9));
        feed = remote.since(feed);
        state = feed.appliedTo(state);
        assertThat(state).isEqualTo(remote.snapshot().events());
        assertThat(Feed.titles(state.values())).isEqualTo(List.of("one, later", "three"));
    }

    @Rule(
            id = "CP-507",
            text =
                    "An event that is moved out of the window is told, as it now is or as removed, and again when it returns.")
    default void tellsMovesOutOfTheWindow(ProviderUnderTest remote) {
        EventKey key = remote.person().create(remote.event("moving", 3));
        Feed inside = remote.snapshot();
        remote.person().edit(key, remote.event("moving", 1500));
        Feed outside = remote.since(inside);
        Map<EventKey, RemoteEvent> state = outside.appliedTo(inside.events());
        assertThat(state.values())
                .allMatch(event -> !remote.window().overlaps(event.event().time()), "outside the window");
        remote.person().edit(key, remote.event("moving", 6));
        assertThat(remote.since(outside).appliedTo(state).values())
                .singleElement()
                .matches(event -> event.event().time().equals(remote.morning(6)), "back in the window");
    }

    @Rule(
            id = "CP-508",
            text = "What happens between two pages of an answer is told by its later pages or by the next answer.")
    default void losesNothingBetweenPages(ProviderUnderTest remote) {
        for (int i = 0; i < 40; i++) {
            remote.create("original-" + i, remote.event("event " + i, 2 + i));
        }
        ChangePage page =
                remote.provider().changes(remote.calendar(), remote.window(), remote.view(), Optional.empty());
        EventKey late = remote.person().create(remote.event("late", 60));
        List<ChangePage> pages = new java.util.ArrayList<>(List.of(page));
        while (page.more()) {
            page = remote.provider()
                    .changes(remote.calendar(), remote.window(), remote.view(), Optional.of(page.next()));
            pages.add(page);
        }
        Feed snapshot = Feed.of(remote.view(), pages);
        assertThat(remote.since(snapshot).appliedTo(snapshot.events()))
                .containsKey(late)
                .hasSize(41);
    }

    @Rule(id = "CP-509", text = "A cursor that the provider never issued is answered with CURSOR_EXPIRED.")
    default void refusesAForeignCursor(ProviderUnderTest remote) throws Exception {
        remote.person().create(remote.event("old", 3));
        for (String cursor : List.of("garbage", "0", "{}", "https://example.org/?token=1", "\u00E4\u20AC<&>")) {
            assertThat(ProviderUnderTest.failure(() -> remote.provider()
                            .changes(
                                    remote.calendar(),
                                    remote.window(),
                                    remote.view(),
                                    Optional.of(new Cursor(cursor)))))
                    .as(cursor)
                    .isEqualTo(FailureKind.CURSOR_EXPIRED);
        }
    }

    @Rule(
            id = "CP-510",
            text =
                    "A cursor that the remote side has forgotten is answered with CURSOR_EXPIRED; a new snapshot tells everything.")
    default void tellsThatACursorExpired(ProviderUnderTest remote) throws Exception {
        remote.person().create(remote.event("old", 3));
        Feed before = remote.snapshot();
        if (!remote.fixture().expireCursors()) {
            throw Verdict.notExercised("cannot expire cursors");
        }
        remote.person().create(remote.event("new", 4));
        assertThat(ProviderUnderTest.failure(() -> remote.since(before))).isEqualTo(FailureKind.CURSOR_EXPIRED);
        assertThat(remote.snapshot().titles()).containsExactly("new", "old");
    }

    @Rule(id = "CP-511", text = "The provider's own writes are told like any other change.")
    default void tellsOwnWrites(ProviderUnderTest remote) {
        Feed empty = remote.snapshot();
        RemoteEvent copy = remote.create("original-1", remote.event("copy", 3));
        Feed created = remote.since(empty);
        assertThat(created.event(copy.key())).isEqualTo(copy);
        remote.write(remote.delete(copy));
        assertThat(remote.since(created).appliedTo(created.events())).isEmpty();
    }

    private static void assertToldExactly(ProviderUnderTest remote, Feed before, Feed after, EventKey key) {
        Map<EventKey, RemoteEvent> state = after.appliedTo(before.events());
        assertThat(state).containsKey(key).isEqualTo(remote.snapshot().events());
        if (remote.claims(Capability.DELTA)) {
            assertThat(after.changes()).singleElement().isInstanceOf(RemoteChange.Upserted.class);
        }
    }
}
