package org.kalends.tck;

/**
 * The rules for a {@link org.kalends.api.provider.CalendarProvider}: extend this class and implement {@link #fixture()}.
 *
 * <p>A capability that the provider claims is tested; one that it does not claim must be refused. Rules whose numbers begin with
 * the same digit belong to one theme, and each theme is one interface of this package.
 */
public abstract class CalendarProviderTck extends Kit<ProviderFixture, ProviderUnderTest>
        implements ListingRules,
                ReadingRules,
                ContentRules,
                TimeRules,
                DeltaRules,
                WriteRules,
                MarkRules,
                SeriesRules,
                OccurrenceRules,
                OccurrenceWriteRules,
                RobustnessRules {

    /** Returns a fixture with a fresh calendar. */
    @Override
    protected abstract ProviderFixture fixture() throws Exception;

    @Override
    final ProviderUnderTest subject(ProviderFixture fixture) {
        return new ProviderUnderTest(fixture);
    }

    @Override
    final Class<ProviderUnderTest> subjectType() {
        return ProviderUnderTest.class;
    }
}
