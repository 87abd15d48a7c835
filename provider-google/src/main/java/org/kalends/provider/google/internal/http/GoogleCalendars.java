package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.CalendarList;
import com.google.api.services.calendar.model.CalendarListEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.provider.google.internal.event.AccessRole;

/** Lists the calendars of an account. */
public final class GoogleCalendars {

    private final GoogleGateway gateway;

    private final GoogleRequests requests;

    private final ProviderId provider;

    GoogleCalendars(GoogleGateway gateway, GoogleRequests requests, ProviderId provider) {
        this.gateway = gateway;
        this.requests = requests;
        this.provider = provider;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#calendars}. */
    public List<CalendarInfo> calendars(AccountId account) {
        List<CalendarInfo> calendars = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> token = Optional.empty();
        do {
            CalendarList page = gateway.send(account, requests.calendars(token)).read(CalendarList.class);
            Optional.ofNullable(page.getItems()).orElse(List.of()).stream()
                    .filter(Objects::nonNull)
                    .flatMap(entry -> info(account, entry).stream())
                    .forEach(calendars::add);
            token = Optional.ofNullable(page.getNextPageToken()).filter(next -> !next.isBlank());
            if (token.isPresent() && !seen.add(token.get())) {
                throw new ProviderException(FailureKind.RETRYABLE, "calendarList: the pages do not come to an end");
            }
        } while (token.isPresent());
        return calendars;
    }

    private Optional<CalendarInfo> info(AccountId account, CalendarListEntry entry) {
        AccessRole role = AccessRole.of(text(entry.getAccessRole()).orElse(""));
        boolean gone =
                Boolean.TRUE.equals(entry.getDeleted()) || text(entry.getId()).isEmpty();
        if (gone || !role.isSource()) {
            return Optional.empty();
        }
        return Optional.of(new CalendarInfo(
                new CalendarRef(provider, account, entry.getId()),
                text(entry.getSummaryOverride())
                        .or(() -> text(entry.getSummary()))
                        .orElse(""),
                role.isTarget(),
                Boolean.TRUE.equals(entry.getPrimary()),
                text(entry.getBackgroundColor()).filter(colour -> colour.matches("#[0-9a-fA-F]{6}")),
                text(entry.getTimeZone()).flatMap(CalendarState::zone)));
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
