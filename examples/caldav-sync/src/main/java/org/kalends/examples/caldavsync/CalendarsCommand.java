package org.kalends.examples.caldavsync;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.provider.icloud.ICloudProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the calendars of an account, with the addresses that {@code sync} takes. */
@Command(
        name = "calendars",
        description = "Lists the calendars of an account, with the addresses that sync takes.",
        footer = "The password is read from the environment variable CALDAV_PASSWORD.",
        mixinStandardHelpOptions = true)
final class CalendarsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "URL", description = "the server, for example https://caldav.icloud.com/")
    private URI server = URI.create("");

    @Option(names = "--user", required = true, description = "who signs in")
    private String user = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Remote remote = new Remote("server", server, user, Password.from("CALDAV_PASSWORD"));
        try (ICloudProvider provider = remote.provider()) {
            List<CalendarInfo> calendars = provider.calendars(remote.account());
            for (CalendarInfo calendar : calendars) {
                URI address = remote.url().resolve(calendar.ref().calendarId());
                spec.commandLine()
                        .getOut()
                        .println(address + "  " + calendar.name() + (calendar.canWrite() ? "" : "  (read only)"));
            }
        }
        return ExitCode.IN_STEP.code;
    }
}
