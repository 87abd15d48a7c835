package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import com.microsoft.graph.models.Calendar;
import com.microsoft.kiota.serialization.JsonParseNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.CalendarInfo;

/** The calendars of an account. The service does not tell their zones. */
public final class GraphCalendars {

    private final GraphRequests requests;

    private final GraphPages pages;

    private final ProviderId provider;

    GraphCalendars(GraphRequests requests, GraphPages pages, ProviderId provider) {
        this.requests = requests;
        this.pages = pages;
        this.provider = provider;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#calendars}. */
    public List<CalendarInfo> calendars(AccountId account) {
        return pages.all(account, requests.calendars(account)).stream()
                .map(GraphCalendars::read)
                .filter(calendar ->
                        calendar.getId() != null && !calendar.getId().isBlank())
                .map(calendar -> info(account, calendar))
                .toList();
    }

    /** Reads one calendar. */
    static Calendar read(JsonElement json) {
        return new JsonParseNode(json).getObjectValue(Calendar::createFromDiscriminatorValue);
    }

    private CalendarInfo info(AccountId account, Calendar calendar) {
        return new CalendarInfo(
                new CalendarRef(provider, account, Objects.requireNonNull(calendar.getId(), "id")),
                Optional.ofNullable(calendar.getName()).orElse(""),
                Boolean.TRUE.equals(calendar.getCanEdit()),
                Boolean.TRUE.equals(calendar.getIsDefaultCalendar()),
                Optional.ofNullable(calendar.getHexColor())
                        .filter(colour -> colour.matches("#[0-9A-Fa-f]{6}"))
                        .map(colour -> colour.toUpperCase(Locale.ROOT)),
                Optional.empty());
    }
}
