package org.kalends.examples.caldavsync;

import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command. */
@Command(
        name = "caldav-sync",
        description = "Keeps two CalDAV calendars in step.",
        subcommands = {SyncCommand.class, CalendarsCommand.class},
        mixinStandardHelpOptions = true,
        version = "caldav-sync (Kalends example)",
        synopsisSubcommandLabel = "(sync | calendars)")
public final class CaldavSync {

    private CaldavSync() {}

    /** Runs the command and exits with one of the codes that its help lists. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new CaldavSync())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("caldav-sync: " + failure.getMessage());
                    return exitCode(failure).code;
                })
                .execute(args);
    }

    private static ExitCode exitCode(Exception failure) throws Exception {
        if (failure instanceof IllegalArgumentException) {
            return ExitCode.USAGE;
        }
        if (failure instanceof StateException || failure instanceof StoreException) {
            return ExitCode.STATE_UNUSABLE;
        }
        if (failure instanceof ProviderException refused) {
            return refused.kind() == FailureKind.AUTHENTICATION ? ExitCode.SIGN_IN_REFUSED : ExitCode.TRY_LATER;
        }
        throw failure;
    }
}
