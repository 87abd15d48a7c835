package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;

/** What a provider says of itself and of an account's calendars. */
interface ListingRules {

    @Rule(
            id = "CP-101",
            text =
                    "The listing holds each calendar once, a writable one as writable, under the reference by which it is reached.")
    default void listsTheCalendar(ProviderUnderTest remote) {
        List<CalendarInfo> calendars =
                remote.provider().calendars(remote.calendar().account());
        assertThat(calendars).extracting(CalendarInfo::ref).doesNotHaveDuplicates();
        assertThat(calendars)
                .filteredOn(info -> info.ref().equals(remote.calendar()))
                .singleElement()
                .matches(CalendarInfo::canWrite, "writable");
    }

    @Rule(id = "CP-102", text = "At most one calendar of an account is its primary one.")
    default void hasOnePrimaryCalendar(ProviderUnderTest remote) {
        assertThat(remote.provider().calendars(remote.calendar().account()))
                .filteredOn(CalendarInfo::primary)
                .hasSizeLessThan(2);
    }

    @Rule(
            id = "CP-103",
            text = "Id and capabilities are always the same, and the id is the one in the references of its calendars.")
    default void saysTheSameOfItselfAlways(ProviderUnderTest remote) {
        assertThat(remote.provider().id()).isEqualTo(remote.provider().id());
        assertThat(remote.provider().calendars(remote.calendar().account()))
                .extracting(info -> info.ref().provider())
                .containsOnly(remote.provider().id());
        assertThat(remote.provider().capabilities().claimed())
                .isEqualTo(remote.provider().capabilities().claimed());
        assertThat(remote.provider().capabilities().writeBatch())
                .isEqualTo(remote.provider().capabilities().writeBatch());
    }

    @Rule(id = "CP-104", text = "At least one of the two views of series is claimed.")
    default void claimsAView(ProviderUnderTest remote) {
        assertThat(remote.claims(Capability.OCCURRENCES) || remote.claims(Capability.SERIES))
                .as("claims OCCURRENCES or SERIES")
                .isTrue();
    }

    @Rule(
            id = "CP-105",
            text =
                    "A calendar that cannot be written is listed as such, refuses writes with UNSUPPORTED, and can be read.")
    default void refusesToWriteAReadOnlyCalendar(ProviderUnderTest remote) {
        CalendarRef closed = remote.fixture()
                .readOnlyCalendar()
                .orElseThrow(() -> Verdict.notExercised("has no read-only calendar"));
        assertThat(remote.provider().calendars(closed.account()))
                .filteredOn(info -> info.ref().equals(closed))
                .singleElement()
                .matches(info -> !info.canWrite(), "not writable");
        assertThat(remote.refusal(closed, new RemoteWrite.Create(ProviderUnderTest.mark("x"), remote.event("x", 3))))
                .isEqualTo(FailureKind.UNSUPPORTED);
        remote.provider().changes(closed, remote.window(), remote.view(), Optional.empty());
    }

    @Rule(
            id = "CP-106",
            text = "Reading a calendar that does not exist fails with NOT_FOUND; it never looks like an empty one.")
    default void doesNotReadAMissingCalendar(ProviderUnderTest remote) throws Exception {
        CalendarRef missing = remote.fixture().missingCalendar();
        assertThat(ProviderUnderTest.failure(
                        () -> remote.provider().changes(missing, remote.window(), remote.view(), Optional.empty())))
                .as("changes")
                .isEqualTo(FailureKind.NOT_FOUND);
        assertThat(ProviderUnderTest.failure(() -> remote.provider().read(missing, remote.window(), remote.view())))
                .as("read")
                .isEqualTo(FailureKind.NOT_FOUND);
        assertThat(ProviderUnderTest.failure(() -> remote.provider().findCopies(missing, "kit", "pair-1")))
                .as("findCopies")
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @Rule(id = "CP-107", text = "Writing into a calendar that does not exist is refused with NOT_FOUND.")
    default void doesNotWriteAMissingCalendar(ProviderUnderTest remote) {
        assertThat(remote.refusal(
                        remote.fixture().missingCalendar(),
                        new RemoteWrite.Create(ProviderUnderTest.mark("x"), remote.event("x", 3))))
                .isEqualTo(FailureKind.NOT_FOUND);
    }
}
