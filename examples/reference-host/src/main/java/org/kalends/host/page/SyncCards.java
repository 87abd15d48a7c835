package org.kalends.host.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kalends.api.store.Direction;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.SyncPair.Status;
import org.kalends.host.connection.ConnectionStatus;
import org.kalends.host.connection.ConnectionView;
import org.kalends.host.connection.Connections;
import org.kalends.host.sync.ReportView;
import org.kalends.host.sync.SyncCalendarView;
import org.kalends.host.sync.SyncView;
import org.kalends.host.user.UserId;
import org.springframework.stereotype.Component;

/** Makes cards of syncs. */
@Component
final class SyncCards {

    private final Connections connections;

    private final RunLines lines;

    private final Moments moments;

    SyncCards(Connections connections, RunLines lines, Moments moments) {
        this.connections = connections;
        this.lines = lines;
        this.moments = moments;
    }

    List<SyncCard> of(UserId user, List<SyncView> syncs) {
        Map<String, ConnectionView> accounts =
                connections.list(user).stream().collect(Collectors.toMap(ConnectionView::id, Function.identity()));
        return syncs.stream().map(sync -> card(sync, accounts)).toList();
    }

    SyncCard of(UserId user, SyncView sync) {
        return of(user, List.of(sync)).get(0);
    }

    private SyncCard card(SyncView sync, Map<String, ConnectionView> accounts) {
        boolean started = sync.lastRun().isPresent() || sync.status() != Status.PAUSED;
        return new SyncCard(
                sync.id(),
                label(sync.source(), accounts),
                label(sync.target(), accounts),
                sync.direction() == Direction.TWO_WAY,
                chip(sync),
                started,
                sync.status() == Status.PAUSED,
                sync.status() == Status.NEEDS_CONFIRMATION,
                sync.running(),
                sync.lastRun().map(report -> lines.of(sync, report)),
                sync.nextRun().map(moments::until),
                sync.copies(),
                sync.parked(),
                started ? advice(sync, accounts) : Optional.of(notStarted(sync)));
    }

    private static CalendarLabel label(SyncCalendarView calendar, Map<String, ConnectionView> accounts) {
        Optional<ConnectionView> account = Optional.ofNullable(accounts.get(calendar.connection()));
        Optional<ServiceName> service = account.flatMap(view -> ServiceName.find(view.provider()));
        return new CalendarLabel(
                calendar.name(),
                account.flatMap(ConnectionView::email).orElse(""),
                service.map(ServiceName::title).orElse(""),
                service.map(ServiceName::mark).orElse("?"),
                calendar.updates() == SyncCalendarView.Updates.PUSH);
    }

    static Chip chip(SyncView sync) {
        if (sync.running().isPresent()) {
            return new Chip(Chip.Tone.BUSY, "Syncing");
        }
        return switch (sync.status()) {
            case ACTIVE -> activeChip(sync.lastRun());
            case CONFIRMED -> new Chip(Chip.Tone.BUSY, "Confirmed");
            case PAUSED -> new Chip(Chip.Tone.IDLE, sync.lastRun().isPresent() ? "Paused" : "Not started");
            case NEEDS_CONFIRMATION -> new Chip(Chip.Tone.WAIT, "Asks you first");
            case NEEDS_RECONNECT -> new Chip(Chip.Tone.BAD, "No access");
        };
    }

    private static Chip activeChip(Optional<ReportView> last) {
        if (last.isEmpty()) {
            return new Chip(Chip.Tone.BUSY, "Starting");
        }
        Outcome outcome = last.get().outcome();
        return outcome == Outcome.FAILED || outcome == Outcome.DEFERRED
                ? new Chip(Chip.Tone.WAIT, "Tries again")
                : new Chip(Chip.Tone.GOOD, "In step");
    }

    private static Advice notStarted(SyncView sync) {
        return Advice.of(
                        Chip.Tone.IDLE,
                        "Nothing has been written yet.",
                        "Look at what the first run would do, then start it.")
                .with("/syncs/" + sync.id() + "/preview", "See the preview");
    }

    private static Optional<Advice> advice(SyncView sync, Map<String, ConnectionView> accounts) {
        return sync.problem().map(problem -> {
            Advice advice = Advice.of(tone(sync.status()), problem.detail(), problem.remedy());
            return switch (sync.status()) {
                case NEEDS_CONFIRMATION -> advice.with("/syncs/" + sync.id() + "/confirm", "Look at the deletions");
                case NEEDS_RECONNECT ->
                    dead(sync, accounts)
                            .map(account -> advice.with(ConnectionCard.reconnectLink(account), "Connect it again"))
                            .orElse(advice.with("/connections", "See the connections"));
                default -> advice;
            };
        });
    }

    private static Chip.Tone tone(Status status) {
        return status == Status.NEEDS_RECONNECT ? Chip.Tone.BAD : Chip.Tone.WAIT;
    }

    private static Optional<ConnectionView> dead(SyncView sync, Map<String, ConnectionView> accounts) {
        return List.of(sync.source(), sync.target()).stream()
                .flatMap(end -> Optional.ofNullable(accounts.get(end.connection())).stream())
                .filter(account -> account.status() == ConnectionStatus.NEEDS_RECONNECT)
                .findFirst();
    }
}
