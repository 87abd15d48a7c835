package org.kalends.host.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.Direction;
import org.kalends.api.store.DirectionPolicy.Attendees;
import org.kalends.host.problem.Problem;
import org.kalends.host.sync.CalendarChoice;
import org.kalends.host.sync.HoursChoice;
import org.kalends.host.sync.RecurrenceChoice;
import org.kalends.host.sync.ShowAs;
import org.kalends.host.sync.SyncRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

final class SyncFormTest {

    private static MultiValueMap<String, String> values(Map<String, List<String>> values) {
        return new LinkedMultiValueMap<>(values);
    }

    private static SyncRequest request(Map<String, List<String>> values) {
        return SyncForm.read(new FormValues(values(values))).request();
    }

    @Test
    void twoCalendarsAloneAskForTheStandardButForTheBoxesThatAreNotTicked() {
        SyncRequest request = request(Map.of(
                "source", List.of("c1 AAk/=="),
                "target", List.of("c2 primary"),
                "forward.skip", List.of("DECLINED", "WORKING_LOCATION"),
                "back.skip", List.of("DECLINED", "WORKING_LOCATION")));
        assertThat(request)
                .isEqualTo(SyncRequest.standard(
                        new CalendarChoice("c1", "AAk/=="), new CalendarChoice("c2", "primary"), Direction.ONE_WAY));
    }

    @Test
    void eachFieldReachesTheRequest() {
        SyncRequest request = request(Map.ofEntries(
                Map.entry("source", List.of("c1 a")),
                Map.entry("target", List.of("c2 b c")),
                Map.entry("direction", List.of("TWO_WAY")),
                Map.entry("forward.details", List.of("BUSY")),
                Map.entry("forward.title", List.of("Taken")),
                Map.entry("forward.showAs", List.of("OUT_OF_OFFICE")),
                Map.entry("back.prefix", List.of("[work]")),
                Map.entry("back.guests", List.of("OMIT")),
                Map.entry("back.skip", List.of("ALL_DAY", "HELD")),
                Map.entry("back.skipTitles", List.of("Gym|Lunch")),
                Map.entry("back.hours", List.of("yes")),
                Map.entry("back.days", List.of("MONDAY", "FRIDAY")),
                Map.entry("back.from", List.of("08:30")),
                Map.entry("back.to", List.of("17:00")),
                Map.entry("recurrence", List.of("SERIES")),
                Map.entry("past", List.of("P1M")),
                Map.entry("future", List.of("P6M")),
                Map.entry("conflict", List.of("LATEST_WINS")),
                Map.entry("deletedCopy", List.of("RESPECT")),
                Map.entry("guardCount", List.of("3")),
                Map.entry("guardPercent", List.of("50")),
                Map.entry("editOwnMeetings", List.of("yes"))));
        assertThat(request.target()).isEqualTo(new CalendarChoice("c2", "b c"));
        assertThat(request.direction()).isEqualTo(Direction.TWO_WAY);
        assertThat(request.forward().markAsPrivate()).isTrue();
        assertThat(request.forward().title()).isEqualTo("Taken");
        assertThat(request.forward().showAs()).isEqualTo(ShowAs.OUT_OF_OFFICE);
        assertThat(request.back().titlePrefix()).contains("[work]");
        assertThat(request.back().attendees()).isEqualTo(Attendees.OMIT);
        assertThat(request.back().filters().skipAllDay()).isTrue();
        assertThat(request.back().filters().skipHeldInvitations()).isTrue();
        assertThat(request.back().filters().skipDeclined()).isFalse();
        assertThat(request.back().filters().skipTitles()).contains("Gym|Lunch");
        assertThat(request.back().filters().onlyWithin())
                .contains(new HoursChoice(
                        List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 30), LocalTime.of(17, 0)));
        assertThat(request.recurrence()).isEqualTo(RecurrenceChoice.SERIES);
        assertThat(request.window().past()).isEqualTo(Period.ofMonths(1));
        assertThat(request.window().future()).isEqualTo(Period.ofMonths(6));
        assertThat(request.conflict()).isEqualTo(ConflictRule.LATEST_WINS);
        assertThat(request.deletedCopy()).isEqualTo(DeletedCopyRule.RESPECT);
        assertThat(request.guard().count()).isEqualTo(3);
        assertThat(request.guard().percent()).isEqualTo(50);
        assertThat(request.editOwnMeetings()).isTrue();
        assertThat(SyncForm.of(request).request()).isEqualTo(request);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertRefused(Map.of("target", List.of("c2 b")), "source");
        assertRefused(Map.of("direction", List.of("SIDEWAYS")), "direction");
        assertRefused(
                Map.of("source", List.of("c1 a"), "target", List.of("c2 b"), "guardCount", List.of("many")),
                "guard.count");
        assertRefused(
                Map.of("source", List.of("c1 a"), "target", List.of("c2 b"), "past", List.of("long")), "window.past");
        assertRefused(
                Map.of(
                        "source", List.of("c1 a"),
                        "target", List.of("c2 b"),
                        "forward.hours", List.of("yes"),
                        "forward.from", List.of("noon")),
                "forward.filters.onlyWithin.from");
    }

    private static void assertRefused(Map<String, List<String>> values, String field) {
        assertThatThrownBy(() -> request(values))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains(field));
    }
}
