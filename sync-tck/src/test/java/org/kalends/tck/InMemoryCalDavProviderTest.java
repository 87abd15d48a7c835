package org.kalends.tck;

class InMemoryCalDavProviderTest extends CalendarProviderTck {

    @Override
    protected ProviderFixture fixture() {
        return new InMemoryProviderFixture(
                "in-memory provider, one version per series",
                InMemoryProviderFixture.builder().oneVersionPerSeries());
    }
}
