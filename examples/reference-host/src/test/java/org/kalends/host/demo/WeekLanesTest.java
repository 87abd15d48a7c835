package org.kalends.host.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kalends.host.demo.WeekLanes.Lane;

final class WeekLanesTest {

    private static DemoEvent event(String id, int from, int to) {
        LocalDateTime day = LocalDateTime.of(2026, 3, 2, 0, 0);
        return new DemoEvent(id, id, day.withHour(from), day.withHour(to), false, false, false, false, false);
    }

    @Test
    void whatOverlapsStandsSideBySide() {
        DemoEvent long1 = event("a", 9, 12);
        DemoEvent first = event("b", 9, 10);
        DemoEvent second = event("c", 10, 11);
        DemoEvent alone = event("d", 12, 13);
        Map<DemoEvent, Lane> lanes = WeekLanes.of(List.of(alone, second, first, long1));
        assertThat(lanes)
                .containsEntry(long1, new Lane(0, 2))
                .containsEntry(first, new Lane(1, 2))
                .containsEntry(second, new Lane(1, 2))
                .containsEntry(alone, new Lane(0, 1));
    }
}
