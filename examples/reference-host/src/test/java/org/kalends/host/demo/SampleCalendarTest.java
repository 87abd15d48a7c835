package org.kalends.host.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.host.demo.SampleEvent.ShowAs;

final class SampleCalendarTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @ValueSource(strings = {"work", "outlook", "home", "choir", "icloud", "tom"})
    void aPersonsCalendarIsFullOfLife(String name) {
        List<SampleEvent> events = SampleCalendar.read(name, ZONE, MONDAY);
        assertThat(events).hasSizeBetween(40, 60);
        assertThat(events).anyMatch(SampleEvent::allDay).anyMatch(SampleEvent::secret);
        assertThat(events).anyMatch(event -> !event.repeats().isEmpty());
        assertThat(events).anyMatch(event -> event.showAs() == ShowAs.AWAY);
        assertThat(events)
                .filteredOn(event -> !event.repeats().isEmpty())
                .allMatch(event -> event.repeats().contains(event.start().getDayOfWeek()));
    }

    @Test
    void aSampleIsTheSameForEachDayOfAWeek() {
        Samples monday = new Samples(ZONE, MONDAY);
        Samples sunday = new Samples(ZONE, MONDAY.plusDays(6));
        assertThat(sunday.monday()).isEqualTo(monday.monday()).isEqualTo(MONDAY);
    }

    @Test
    void aLineIsReadWithAllItsDetails() {
        SampleEvent call = SampleCalendar.read("work", ZONE, MONDAY).stream()
                .filter(event -> event.title().equals("Call with the Boston office"))
                .findFirst()
                .orElseThrow();
        assertThat(call.start()).isEqualTo(MONDAY.minusWeeks(4).plusDays(2).atTime(9, 30));
        assertThat(call.length()).isEqualTo(Duration.ofHours(1));
        assertThat(call.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(call.repeats()).containsExactly(DayOfWeek.WEDNESDAY);
        assertThat(call.guests()).containsExactly("sam@northwind-us.example");
        assertThat(call.notes()).hasValueSatisfying(notes -> assertThat(notes).contains("Boston's clock"));
    }

    @Test
    void refusesADetailThatNobodyKnows() {
        assertThatThrownBy(() -> new SampleDetails(Map.of("colour", "red"))).hasMessageContaining("unknown detail");
    }
}
