package org.kalends.host.demo;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.google.CalendarRole;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.simulator.google.GoogleSimulator;
import org.kalends.simulator.google.identity.GoogleIdentitySimulator;

/** Google Calendar and its sign-in on this machine, with two accounts. */
final class GoogleStage implements AutoCloseable {

    static final String HOME = "mara.lind@gmail.example";

    static final String CHOIR = "office@harbourvoices.example";

    private static final String CLIENT = "kalends-demo";

    private static final String SECRET = "only-for-the-demonstration";

    private static final String PAGE = "/demo/choose-account";

    private final SimulatorServer server = SimulatorServer.start();

    private final GoogleIdentitySimulator identity;

    private final SignInPage signIn;

    private final List<DemoCalendar> calendars;

    GoogleStage(Clock clock, URI publicUrl, Samples samples) {
        GoogleSimulator google = GoogleSimulator.on(server, clock);
        this.identity = GoogleIdentitySimulator.on(server, google, clock);
        this.signIn = new SignInPage("Google", identity.authorizationUrl().toString(), List.of(HOME, CHOIR));
        server.serve(PAGE, signIn);
        identity.register(CLIENT, SECRET, publicUrl.resolve("/oauth/callback/google"));
        GoogleAccount home = google.account(HOME);
        GoogleAccount choir = google.account(CHOIR);
        identity.signIn(home);
        identity.signIn(choir);
        GoogleCalendar family = home.addCalendar("Family");
        home.calendar().rename("Mara");
        choir.calendar().rename("Harbour Voices");
        choir.share(choir.calendar(), home, CalendarRole.READER);
        List.of(home.calendar(), family, choir.calendar()).forEach(calendar -> calendar.zone(samples.zone()));
        this.calendars = List.of(
                new GoogleDemoCalendar("home", HOME, home.calendar(), samples.zone(), () -> identity.revoke(home)),
                new GoogleDemoCalendar("family", HOME, family, samples.zone(), () -> identity.revoke(home)),
                new GoogleDemoCalendar("choir", CHOIR, choir.calendar(), samples.zone(), () -> identity.revoke(choir)));
        samples.fill("home", calendars.get(0));
        samples.fill("family", calendars.get(1));
        samples.fill("choir", calendars.get(2));
    }

    SignInPage signIn() {
        return signIn;
    }

    List<DemoCalendar> calendars() {
        return calendars;
    }

    Map<String, Object> settings() {
        return Map.of(
                "kalends.google.client-id", CLIENT,
                "kalends.google.client-secret", SECRET,
                "kalends.google.auth-url", server.url() + PAGE,
                "kalends.google.token-url", identity.tokenUrl().toString(),
                "kalends.google.revoke-url", identity.revocationUrl().toString(),
                "kalends.google.issuer-url", identity.issuer().toString(),
                "kalends.google.api-url", server.url().toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
