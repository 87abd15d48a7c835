package org.kalends.provider.icloud;

import org.junit.jupiter.api.BeforeAll;
import org.kalends.tck.CalendarProviderTck;
import org.kalends.tck.ProviderFixture;

/** The whole kit against Cyrus. */
class CyrusConformanceTest extends CalendarProviderTck {

    @BeforeAll
    static void skipWithoutServer() {
        CalDavServer.running("cyrus");
    }

    @Override
    protected ProviderFixture fixture() {
        return new CalDavFixture(CalDavServer.running("cyrus"));
    }
}
