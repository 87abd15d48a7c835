package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.List;
import java.util.Optional;

/**
 * All pages of a listing.
 *
 * @param events the events of all pages, in order
 * @param state what the pages say of the calendar
 * @param syncToken where to ask for what changes later; absent when the service gave none
 */
record Listing(List<Event> events, CalendarState state, Optional<String> syncToken) {}
