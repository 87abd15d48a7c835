package org.kalends.host.sync;

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

    static PairPolicy policy(SyncRequest request) {
        return new PairPolicy(
                request.direction(),
                request.recurrence() == RecurrenceChoice.SERIES ? RecurrenceView.SERIES : RecurrenceView.OCCURRENCES,
                request.window().past(),
                request.window().future(),
                policy(request.forward()),
                policy(request.back()),
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

    private static DirectionPolicy policy(CopyChoice choice) {
        Optional<Availability> showAs = choice.showAs() == ShowAs.PRESERVE
                ? Optional.empty()
                : Optional.of(Availability.valueOf(choice.showAs().name()));
        return new DirectionPolicy(
                choice.markAsPrivate(),
                choice.title(),
                showAs,
                choice.titlePrefix(),
                choice.attendees(),
                filters(choice.filters()),
                Optional.empty());
    }

    private static Filters filters(FilterChoice choice) {
        return new Filters(
                choice.skipAllDay(),
                choice.skipFree(),
                choice.skipTentative(),
                choice.skipDeclined(),
                choice.skipOutOfOffice(),
                choice.skipWorkingLocation(),
                choice.skipPrivate(),
                choice.skipTitles(),
                choice.onlyWithin().map(hours -> new WorkingHours(Set.copyOf(hours.days()), hours.from(), hours.to())),
                choice.skipHeldInvitations());
    }
}
