package org.kalends.host.demo;

import java.time.Period;
import java.util.Map;
import java.util.stream.Collectors;
import org.kalends.api.store.Direction;
import org.kalends.host.connection.ConnectionView;
import org.kalends.host.connection.Connections;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.sync.CalendarChoice;
import org.kalends.host.sync.FirstRun;
import org.kalends.host.sync.SyncId;
import org.kalends.host.sync.SyncRequest;
import org.kalends.host.sync.SyncView;
import org.kalends.host.sync.Syncs;
import org.kalends.host.sync.WindowChoice;
import org.kalends.host.user.UserId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Connects the first accounts through the simulated sign-ins, makes a sync that has already run, and says that all is ready. */
@Component
@Profile("demo")
final class DemoOpening {

    private final DemoWorld world;

    private final Connections connections;

    private final Syncs syncs;

    private final HostSettings settings;

    private final DemoCheck check;

    DemoOpening(DemoWorld world, Connections connections, Syncs syncs, HostSettings settings, DemoCheck check) {
        this.world = world;
        this.connections = connections;
        this.syncs = syncs;
        this.settings = settings;
        this.check = check;
    }

    @EventListener
    void open(ApplicationReadyEvent ready) {
        DemoBrowser browser = new DemoBrowser(settings.address());
        world.microsoftSignIn().choose(MicrosoftStage.WORK);
        browser.open("/connect/m365");
        world.googleSignIn().choose(GoogleStage.HOME);
        browser.open("/connect/google");
        Map<String, String> ids = connections.list(UserId.OWNER).stream()
                .collect(Collectors.toMap(ConnectionView::provider, ConnectionView::id));
        SyncRequest standard = SyncRequest.standard(
                new CalendarChoice(ids.getOrDefault("m365", ""), "primary"),
                new CalendarChoice(ids.getOrDefault("google", ""), "primary"),
                Direction.ONE_WAY);
        SyncView first = syncs.create(UserId.OWNER, discreet(standard), FirstRun.SOON);
        syncs.run(UserId.OWNER, new SyncId(first.id())).join();
        System.out.println("Kalends is ready: " + settings.address() + " (Ctrl-C ends it)");
        System.out.println("Edit the simulated calendars: " + settings.address() + "/demo");
        if (check.isWanted()) {
            check.runAndExit(ready.getApplicationContext());
        }
    }

    private static SyncRequest discreet(SyncRequest standard) {
        return new SyncRequest(
                standard.source(),
                standard.target(),
                standard.direction(),
                standard.recurrence(),
                new WindowChoice(Period.ofMonths(1), Period.ofMonths(3)),
                standard.forward().withMarkAsPrivate(true),
                standard.back(),
                standard.conflict(),
                standard.deletedCopy(),
                standard.guard(),
                standard.editOwnMeetings());
    }
}
