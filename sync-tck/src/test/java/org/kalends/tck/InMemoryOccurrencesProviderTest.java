package org.kalends.tck;

import java.util.Set;
import org.kalends.api.provider.Capability;

class InMemoryOccurrencesProviderTest extends CalendarProviderTck {

    @Override
    protected ProviderFixture fixture() {
        return new InMemoryProviderFixture(
                "in-memory provider, occurrences only",
                InMemoryProviderFixture.builder().claim(Set.of(Capability.OCCURRENCES, Capability.DELTA)));
    }
}
