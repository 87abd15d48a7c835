package org.kalends.provider.icloud;

import org.kalends.tck.CalendarProviderTck;
import org.kalends.tck.ProviderFixture;

/** The whole kit against Cyrus. */
class CyrusConformanceTest extends CalendarProviderTck {

    @Override
    protected ProviderFixture fixture() {
        return new CalDavFixture(CalDavServer.running("cyrus"));
    }
}
