package org.kalends.provider.icloud;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.tck.Deviation;
import org.kalends.tck.PersonChannel;
import org.kalends.tck.ProviderFixture;

/** A fresh calendar on a real server, with the provider on one side and another client on the other. */
class CalDavFixture implements ProviderFixture {

    private final CalDavServer server;

    private final ICloudProvider provider;

    private final String path;

    CalDavFixture(CalDavServer server) {
        this.server = server;
        this.path = server.home() + "kit-" + UUID.randomUUID() + "/";
        server.raw().makeCalendar(path, "Kit");
        this.provider = new ICloudProvider(
                ICloudConfig.server(server.url()), FixedTokens.of(server.user(), server.password()), Clock.systemUTC());
    }

    @Override
    public String name() {
        return server.name();
    }

    CalDavServer server() {
        return server;
    }

    String path() {
        return path;
    }

    @Override
    public CalendarProvider provider() {
        return provider;
    }

    @Override
    public CalendarRef calendar() {
        return new CalendarRef(ICloudProvider.ID, FixedTokens.ACCOUNT, path);
    }

    @Override
    public PersonChannel person() {
        return new OtherClient(server.raw().in(path));
    }

    @Override
    public List<Deviation> deviations() {
        return List.of();
    }

    @Override
    public void close() {
        server.raw().delete(path);
        provider.close();
    }
}
