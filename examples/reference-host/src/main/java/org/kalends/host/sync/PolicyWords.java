package org.kalends.host.sync;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.Availability;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.DeletionGuard;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Filters;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.WorkingHours;

/** Between the words of users and those of the library. */
final class PolicyWords {

    private PolicyWords() {}

    /**
     * Returns the library's words for a request.
     *
     * @param source the zone of the first calendar, in which the hours of its events are read; empty for that of the pair
     * @param target that of the second calendar
     */
    static PairPolicy policy(SyncRequest request, Optional<ZoneId> source, Optional<ZoneId> target) {
        return new PairPolicy(
                request.direction(),
                request.recurrence() == RecurrenceChoice.SERIES ? RecurrenceView.SERIES : RecurrenceView.OCCURRENCES,
                request.window().past(),
                request.window().future(),
                policy(request.forward(), source),
                policy(request.back(), target),
                request.conflict(),
                request.deletedCopy(),
                new DeletionGuard(request.guard().count(), request.guard().percent()),
                request.editOwnMeetings());
    }

    static SyncRequest request(CalendarChoice source, CalendarChoice target, PairPolicy policy) {
        return new SyncRequest(
                source,
                target,
                policy.direction(),
                policy.recurrence() == RecurrenceView.SERIES ? RecurrenceChoice.SERIES : RecurrenceChoice.INSTANCES,
                new WindowChoice(policy.past(), policy.future()),
                choice(policy.forward()),
                choice(policy.back()),
                policy.conflict(),
                policy.deletedCopy(),
                new GuardChoice(policy.guard().count(), policy.guard().percent()),
                policy.editOwnMeetings());
    }

    static CopyChoice choice(DirectionPolicy policy) {
        return new CopyChoice(
                policy.markAsPrivate(),
                policy.privateTitle(),
                policy.titlePrefix(),
                policy.showAs().map(value -> ShowAs.valueOf(value.name())).orElse(ShowAs.PRESERVE),
                policy.attendees(),
                choice(policy.filters()));
    }

    static FilterChoice choice(Filters filters) {
        return new FilterChoice(
                filters.skipAllDay(),
                filters.skipFree(),
                filters.skipTentative(),
                filters.skipDeclined(),
                filters.skipOutOfOffice(),
                filters.skipWorkingLocation(),
                filters.skipPrivate(),
                filters.skipTitles(),
                filters.onlyWithin()
                        .map(hours ->
                                new HoursChoice(hours.days().stream().sorted().toList(), hours.from(), hours.to())),
                filters.skipHeldInvitations());
    }

    static DirectionPolicy policy(CopyChoice choice, Optional<ZoneId> zone) {
        Optional<Availability> showAs = choice.showAs() == ShowAs.PRESERVE
                ? Optional.empty()
                : Optional.of(Availability.valueOf(choice.showAs().name()));
        return new DirectionPolicy(
                choice.markAsPrivate(),
                choice.title(),
                showAs,
                choice.titlePrefix(),
                choice.attendees(),
                filters(choice.filters(), zone),
                Optional.empty());
    }

    private static Filters filters(FilterChoice choice, Optional<ZoneId> zone) {
        return new Filters(
                choice.skipAllDay(),
                choice.skipFree(),
                choice.skipTentative(),
                choice.skipDeclined(),
                choice.skipOutOfOffice(),
                choice.skipWorkingLocation(),
                choice.skipPrivate(),
                choice.skipTitles(),
                choice.onlyWithin()
                        .map(hours -> new WorkingHours(Set.copyOf(hours.days()), hours.from(), hours.to(), zone)),
                choice.skipHeldInvitations());
    }
}
