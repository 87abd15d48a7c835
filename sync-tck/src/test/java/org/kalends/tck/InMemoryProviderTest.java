package org.kalends.tck;

class InMemoryProviderTest extends CalendarProviderTck {

    @Override
    protected ProviderFixture fixture() {
        return new InMemoryProviderFixture();
    }
}
