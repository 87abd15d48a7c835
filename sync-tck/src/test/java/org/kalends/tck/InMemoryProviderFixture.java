package org.kalends.tck;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.memory.InMemoryCalendar;
import org.kalends.memory.InMemoryProvider;

/** The in-memory provider with one empty calendar, one that is closed, and a person. */
class InMemoryProviderFixture implements ProviderFixture {

    private static final AccountId ACCOUNT = new AccountId("account-1");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final InMemoryProvider provider;
    private final CalendarProvider tested;
    private final InMemoryCalendar calendar;
    private final InMemoryCalendar closed;
    private final String name;

    InMemoryProviderFixture() {
        this("in-memory provider", builder().pageSize(25));
    }

    InMemoryProviderFixture(String name, InMemoryProvider.Builder builder) {
        this(name, builder, UnaryOperator.identity());
    }

    InMemoryProviderFixture(String name, InMemoryProvider.Builder builder, UnaryOperator<CalendarProvider> wrapper) {
        this.name = name;
        this.provider = builder.build();
        this.tested = wrapper.apply(provider);
        this.calendar = provider.addCalendar(ACCOUNT, "calendar", BERLIN);
        this.closed = provider.addReadOnlyCalendar(ACCOUNT, "closed", BERLIN);
    }

    static InMemoryProvider.Builder builder() {
        return InMemoryProvider.builder(new ProviderId("memory"), Clock.systemUTC());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CalendarProvider provider() {
        return tested;
    }

    @Override
    public CalendarRef calendar() {
        return calendar.ref();
    }

    @Override
    public Optional<CalendarRef> readOnlyCalendar() {
        return Optional.of(closed.ref());
    }

    @Override
    public boolean expireCursors() {
        provider.faults().expireCursors();
        return true;
    }

    @Override
    public PersonChannel person() {
        return new Person(calendar);
    }

    private record Person(InMemoryCalendar calendar) implements PersonChannel {

        @Override
        public EventKey create(CalendarEvent event) {
            return calendar.add(event);
        }

        @Override
        public void edit(EventKey key, CalendarEvent event) {
            calendar.edit(key, old -> event.toBuilder().iCalUid(old.iCalUid()).build());
        }

        @Override
        public void delete(EventKey key) {
            calendar.delete(key);
        }

        /** Every write leaves alone what can only be read. */
        @Override
        public boolean decorate(EventKey key) {
            EventFacts facts = new EventFacts(ResponseStatus.ACCEPTED, EventKind.FOCUS, true);
            calendar.edit(
                    key,
                    event -> event.toBuilder()
                            .facts(facts)
                            .status(EventStatus.TENTATIVE)
                            .build());
            return true;
        }

        @Override
        public Optional<String> decoration(EventKey key) {
            return calendar.event(key).map(RemoteEvent::event).map(event -> event.facts() + " " + event.status());
        }

        @Override
        public boolean spoil(EventKey key) {
            calendar.spoil(key);
            return true;
        }
    }
}
