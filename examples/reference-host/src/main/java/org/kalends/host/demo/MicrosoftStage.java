package org.kalends.host.demo;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.entra.EntraSimulator;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;

/** Microsoft 365 and its sign-in on this machine, with two mailboxes. */
final class MicrosoftStage implements AutoCloseable {

    static final String WORK = "mara@northwind.example";

    static final String OUTLOOK = "mara.lind@outlook.example";

    private static final String CLIENT = "kalends-demo";

    private static final String SECRET = "only-for-the-demonstration";

    private final SimulatorServer server = SimulatorServer.start();

    private final SignInPage signIn;

    private final List<DemoCalendar> calendars;

    MicrosoftStage(Clock clock, URI publicUrl, Samples samples) {
        // The first service that knows a path answers; the page hands on to the tenant that it does not answer for
        // itself.
        this.signIn = new SignInPage(
                "Microsoft", server.url() + "/organizations/oauth2/v2.0/authorize", List.of(WORK, OUTLOOK));
        server.serve("/common/oauth2/v2.0/authorize", signIn);
        GraphSimulator graph = GraphSimulator.on(server, clock);
        EntraSimulator entra = EntraSimulator.on(server, graph, clock);
        entra.register(CLIENT, SECRET, publicUrl.resolve("/oauth/callback/m365"));
        Mailbox work = graph.mailbox(WORK);
        Mailbox outlook = graph.mailbox(OUTLOOK);
        entra.signIn(work);
        entra.signIn(outlook);
        MailboxCalendar holidays = work.addCalendar("Holidays in Sweden");
        holidays.canEdit(false);
        this.calendars = List.of(
                new GraphDemoCalendar("work", WORK, work.calendar(), samples.zone(), () -> revoke(graph, entra, work)),
                new GraphDemoCalendar(
                        "outlook", OUTLOOK, outlook.calendar(), samples.zone(), () -> revoke(graph, entra, outlook)));
        samples.fill("work", calendars.get(0));
        samples.fill("outlook", calendars.get(1));
    }

    private static void revoke(GraphSimulator graph, EntraSimulator entra, Mailbox mailbox) {
        entra.revoke(mailbox);
        graph.refuseTokensOf(mailbox);
    }

    SignInPage signIn() {
        return signIn;
    }

    List<DemoCalendar> calendars() {
        return calendars;
    }

    Map<String, Object> settings() {
        return Map.of(
                "kalends.m365.client-id",
                CLIENT,
                "kalends.m365.client-secret",
                SECRET,
                "kalends.m365.authority-url",
                server.url().toString(),
                "kalends.m365.graph-url",
                server.url().toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
