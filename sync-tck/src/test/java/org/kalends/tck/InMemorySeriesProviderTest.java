package org.kalends.tck;

import java.util.Set;
import org.kalends.api.provider.Capability;

class InMemorySeriesProviderTest extends CalendarProviderTck {

    @Override
    protected ProviderFixture fixture() {
        return new InMemoryProviderFixture(
                "in-memory provider, series only",
                InMemoryProviderFixture.builder().claim(Set.of(Capability.SERIES)));
    }
}
