package org.kalends.provider.icloud;

import org.jspecify.annotations.Nullable;
import org.kalends.tck.CalendarProviderTck;
import org.kalends.tck.ProviderFixture;

/** The kit as {@link FaultConformanceTest} runs it: on whatever fixture it has put here. */
class FaultyKit extends CalendarProviderTck {

    /** Makes a fixture for one rule. */
    interface Opening {
        ProviderFixture open();
    }

    static @Nullable Opening opening;

    @Override
    protected ProviderFixture fixture() {
        if (opening == null) {
            throw new IllegalStateException("run by FaultConformanceTest only");
        }
        return opening.open();
    }
}
