package org.kalends.host.page;

import java.util.List;
import java.util.Optional;
import org.kalends.host.connection.CalendarView;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.connection.ConnectionView;
import org.kalends.host.connection.Connections;
import org.kalends.host.problem.Problem;
import org.kalends.host.sync.CalendarChoice;
import org.kalends.host.user.UserId;
import org.springframework.stereotype.Component;

/** Lists every calendar of a user; an account that does not answer costs only its own. */
@Component
final class CalendarGroups {

    private final Connections connections;

    CalendarGroups(Connections connections) {
        this.connections = connections;
    }

    List<CalendarGroup> of(UserId user) {
        return connections.list(user).stream()
                .map(account -> group(user, account))
                .toList();
    }

    private CalendarGroup group(UserId user, ConnectionView account) {
        String words = ServiceName.of(account.provider()).title()
                + account.email().map(email -> ", " + email).orElse("");
        try {
            return new CalendarGroup(
                    words,
                    connections.calendars(user, new ConnectionId(account.id())).stream()
                            .map(calendar -> option(account, calendar))
                            .toList(),
                    Optional.empty());
        } catch (Problem e) {
            return new CalendarGroup(words, List.of(), Optional.of(e.detail()));
        }
    }

    private static CalendarGroup.Option option(ConnectionView account, CalendarView calendar) {
        return new CalendarGroup.Option(
                SyncForm.value(new CalendarChoice(account.id(), calendar.id())),
                calendar.name() + (calendar.primary() ? " (main calendar)" : ""),
                calendar.canWrite());
    }
}
