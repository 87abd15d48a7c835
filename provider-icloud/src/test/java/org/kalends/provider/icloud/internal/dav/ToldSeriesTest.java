package org.kalends.provider.icloud.internal.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.RemoteChange;

class ToldSeriesTest {

    private static final List<RemoteChange> SERIES = List.of(new RemoteChange.SeriesSet(new EventKey("a"), List.of()));

    @Test
    void remembersSeriesInFourCharactersEach() {
        Map<String, List<RemoteChange>> told = new LinkedHashMap<>();
        IntStream.range(0, 1000).forEach(i -> told.put("name-" + i, SERIES));
        ToldSeries series = ToldSeries.NONE.after(told);
        assertThat(series.text()).hasSizeLessThanOrEqualTo(1 + 4 * 1000);
        assertThat(ToldSeries.read(series.text())).contains(series);
        assertThat(told.keySet()).allMatch(series::holds);
        assertThat(IntStream.range(1000, 2000)
                        .filter(i -> series.holds("name-" + i))
                        .count())
                .isLessThan(5);
    }

    @Test
    void forgetsWhatIsNoSeriesAnyMoreAndKeepsWhatCannotBeRead() {
        ToldSeries series = ToldSeries.NONE.after(Map.of("a", SERIES, "b", SERIES));
        ToldSeries later = series.after(Map.of(
                "a", List.of(new RemoteChange.Removed(new EventKey("a"))),
                "b", List.of(new RemoteChange.Unreadable(new EventKey("b"), "DTSTART"))));
        assertThat(later.holds("a")).isFalse();
        assertThat(later.holds("b")).isTrue();
    }

    @Test
    void readsNothingElse() {
        assertThat(ToldSeries.read("")).isEmpty();
        assertThat(ToldSeries.read(".!")).isEmpty();
        assertThat(ToldSeries.read(".AA")).isEmpty();
        assertThat(ToldSeries.read(".")).contains(ToldSeries.NONE);
    }
}
