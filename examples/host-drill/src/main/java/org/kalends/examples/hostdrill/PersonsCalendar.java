package org.kalends.examples.hostdrill;

import java.util.List;

/** A simulated account's calendar in the hands of the person whose it is. Safe for use by several threads. */
interface PersonsCalendar {

    /** Returns the provider's name, as the host knows it. */
    String provider();

    /** Returns the address of the account. */
    String address();

    /** Returns the calendar's id. */
    String id();

    /** Opens the account in a browser, so that the next sign-in is theirs. */
    void signIn();

    /** Adds an event and returns its id. */
    String add(Said said, boolean withGuest);

    /** Changes one field of an event. */
    void change(String event, Field field, Said said);

    /** Deletes an event. */
    void remove(String event);

    /** Returns all events. */
    List<Row> rows();
}
