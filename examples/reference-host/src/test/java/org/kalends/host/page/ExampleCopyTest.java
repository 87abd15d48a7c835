package org.kalends.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kalends.host.sync.CopyChoice;

final class ExampleCopyTest {

    @Test
    void aCopyThatShowsAsBusySaysNothingElse() {
        ExampleEvent copy = ExampleCopy.of(CopyChoice.STANDARD.withMarkAsPrivate(true));
        assertThat(copy.title()).isEqualTo("Busy");
        assertThat(copy.marked()).isTrue();
        assertThat(copy.place()).isEmpty();
        assertThat(copy.notes()).isEmpty();
        assertThat(copy.guests()).isEmpty();
    }

    @Test
    void aCopyWithAllDetailsListsTheGuestsAndInvitesNobody() {
        ExampleEvent copy = ExampleCopy.of(CopyChoice.STANDARD);
        assertThat(copy.title()).isEqualTo(ExampleCopy.original().title());
        assertThat(copy.guests()).isEmpty();
        assertThat(copy.notes()).hasValueSatisfying(notes -> assertThat(notes).contains("priya@example.com"));
    }
}
