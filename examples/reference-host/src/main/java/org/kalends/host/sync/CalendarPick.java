package org.kalends.host.sync;

import java.util.List;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.host.connection.Connection;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.connection.ConnectionRows;
import org.kalends.host.connection.ConnectionStatus;
import org.kalends.host.connection.Connections;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.UserId;
import org.springframework.stereotype.Component;

/** Finds the calendar that a user means, live at the service, or says which field is wrong. */
@Component
final class CalendarPick {

    private final ConnectionRows rows;
    private final Connections connections;

    CalendarPick(ConnectionRows rows, Connections connections) {
        this.rows = rows;
        this.connections = connections;
    }

    /**
     * Returns the calendar.
     *
     * @param field {@code source} or {@code target}
     */
    CalendarInfo pick(UserId user, String field, CalendarChoice choice) {
        Connection connection = rows.of(user).stream()
                .filter(one -> one.id().equals(new ConnectionId(choice.connection())))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(field + ".connection", "there is no such connection"));
        if (connection.status() == ConnectionStatus.NEEDS_RECONNECT) {
            throw Problem.invalid(field + ".connection", "the account has to be connected again first");
        }
        List<CalendarInfo> calendars = connections.calendars(connection);
        return calendars.stream()
                .filter(calendar -> calendar.ref().calendarId().equals(choice.calendar()))
                .findFirst()
                .or(() -> calendars.stream()
                        .filter(calendar -> choice.calendar().equals("primary") && calendar.primary())
                        .findFirst())
                .orElseThrow(() -> Problem.invalid(field + ".calendar", "the account has no such calendar"));
    }
}
