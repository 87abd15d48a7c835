package org.kalends.tck.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteChange;

/** What holds at a service that forgets its cursors. */
final class LostCursors {

    /** Rules that ask a cursor for what changed. */
    static final List<String> OF_ALL = List.of(
            "CP-002", "CP-207", "CP-501", "CP-502", "CP-503", "CP-504", "CP-505", "CP-506", "CP-507", "CP-508",
            "CP-511", "CP-701", "CP-808", "CP-905");

    /** Rules that ask for a delta. */
    static final List<String> OF_DELTAS = List.of("CP-501", "CP-502", "CP-503", "CP-504", "CP-510");

    private LostCursors() {}

    static void saysThatTheCursorExpired(TroubledFixture fixture) {
        fixture.person().create(fixture.event("old", 3));
        ChangePage before = fixture.read(Optional.empty());
        fixture.person().create(fixture.event("new", 4));
        assertThat(catchThrowableOfType(ProviderException.class, () -> fixture.read(Optional.of(before.next())))
                        .kind())
                .isEqualTo(FailureKind.CURSOR_EXPIRED);
        assertThat(titles(fixture.read(Optional.empty()))).containsExactlyInAnyOrder("old", "new");
    }

    static void tellsEverythingAgain(TroubledFixture fixture) {
        fixture.person().create(fixture.event("old", 3));
        ChangePage before = fixture.read(Optional.empty());
        fixture.person().create(fixture.event("new", 4));
        ChangePage after = fixture.read(Optional.of(before.next()));
        assertThat(after.kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
        assertThat(titles(after)).containsExactlyInAnyOrder("old", "new");
    }

    private static Set<String> titles(ChangePage page) {
        return page.changes().stream()
                .map(change -> ((RemoteChange.Upserted) change).event().event().title())
                .collect(Collectors.toSet());
    }
}
