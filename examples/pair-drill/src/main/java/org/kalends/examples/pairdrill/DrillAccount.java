package org.kalends.examples.pairdrill;

import java.time.LocalDateTime;
import java.util.List;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;

/** A simulated account in the hands of the person whose it is. */
interface DrillAccount {

    /** Returns what the service is called. */
    String service();

    AccountId id();

    CalendarRef calendar();

    String accessToken();

    /** Adds so many events, an hour each, and returns their ids. */
    List<String> add(int events, LocalDateTime first);

    void retitle(String id, String title);

    /** Returns the ids of all events. */
    List<String> ids();

    /** Returns the titles of all events, in alphabetical order. */
    List<String> titles();

    /** Returns when the nth of many events begins: ten a day. */
    static LocalDateTime start(LocalDateTime first, int n) {
        return first.withSecond(0).withNano(0).plusDays(n / 10).plusHours(n % 10);
    }
}
