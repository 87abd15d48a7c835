package org.kalends.examples.caldavsync;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.core.SyncEngine;
import org.kalends.core.SyncListener;
import org.kalends.provider.icloud.ICloudProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Syncs once. {@link #call} is all that a program needs in order to embed the library. */
@Command(
        name = "sync",
        description = "Syncs two calendars once; run it again for the next changes.",
        footerHeading = "%nPasswords are read from the environment: CALDAV_FROM_PASSWORD and CALDAV_TO_PASSWORD.%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the calendars are in step",
            "1:in step, but for single events that could not be synced",
            "2:the command line is wrong",
            "3:many events would be deleted: look at --preview, then run with --confirm",
            "4:a server refused the sign-in",
            "5:a server is away or busy: run again later",
            "6:the state file cannot be used"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {

    private static final Duration HOLD = Duration.ofSeconds(2);
    private static final int MOST_WAITS = 5;

    @Option(names = "--from", required = true, paramLabel = "URL", description = "the calendar that is copied")
    private URI from = URI.create("");

    @Option(names = "--from-user", required = true, paramLabel = "NAME", description = "who signs in there")
    private String fromUser = "";

    @Option(names = "--to", required = true, paramLabel = "URL", description = "the calendar that gets the copies")
    private URI to = URI.create("");

    @Option(names = "--to-user", required = true, paramLabel = "NAME", description = "who signs in there")
    private String toUser = "";

    @Option(names = "--two-way", description = "copies go both ways, and so do edits of copies")
    private boolean twoWay;

    @Option(names = "--private", description = "copies say \"Busy\" and nothing else")
    private boolean masked;

    @Option(names = "--private-back", description = "the same for copies in the first calendar (with --two-way)")
    private boolean maskedBack;

    @Option(names = "--title-prefix", paramLabel = "TEXT", description = "what titles of copies begin with")
    private String prefix = "";

    @Option(names = "--past", paramLabel = "DAYS", description = "how far back (default: ${DEFAULT-VALUE})")
    private int past = 30;

    @Option(names = "--future", paramLabel = "DAYS", description = "how far ahead (default: ${DEFAULT-VALUE})")
    private int future = 365;

    @Option(names = "--occurrences", description = "copy series as single events")
    private boolean occurrences;

    @Option(
            names = "--conflict",
            paramLabel = "RULE",
            description = "a field edited on both sides: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ConflictRule conflict = ConflictRule.LATEST_WINS;

    @Option(
            names = "--deleted-copy",
            paramLabel = "RULE",
            description =
                    "a copy that somebody deleted: ${COMPLETION-CANDIDATES} (default: RESTORE one way, DELETE_ORIGINAL two way)")
    private @Nullable DeletedCopyRule deletedCopy;

    @Option(names = "--zone", paramLabel = "ZONE", description = "where days begin (default: that of this machine)")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "what is remembered between runs (default: ${DEFAULT-VALUE})")
    private Path state = Path.of("caldav-sync");

    @Option(names = "--preview", description = "only say what would be done")
    private boolean preview;

    @Option(names = "--confirm", description = "delete as many events as it takes, once")
    private boolean confirm;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Option(names = "--quiet", description = "no progress on the error output")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Remote source = new Remote("from", from, fromUser, Password.from("CALDAV_FROM_PASSWORD"));
        Remote target = new Remote("to", to, toUser, Password.from("CALDAV_TO_PASSWORD"));
        SyncPair pair = Pairs.of(source, target, zone, policy());
        try (StateFile file = StateFile.open(state);
                ICloudProvider a = source.provider();
                ICloudProvider b = target.provider()) {
            SyncEngine engine = SyncEngine.builder(file.installation(), file.store())
                    .provider(a)
                    .provider(b)
                    .hold(HOLD)
                    .listener(
                            quiet
                                    ? SyncListener.NONE
                                    : new Progress(spec.commandLine().getErr()))
                    .build();
            Pairs.keep(engine, file.store(), pair);
            Answer answer = new Answer(json, out(), source, target);
            if (preview) {
                return answer.preview(engine.preview(pair.id())).code;
            }
            if (confirm) {
                engine.confirm(pair.id(), engine.preview(pair.id()).deletions());
            }
            RunReport report = run(engine, pair);
            SyncPair now = file.store().pair(pair.id()).orElse(pair);
            return answer.report(report, now, file.store().parked(pair.id())).code;
        }
    }

    /** Nobody else has the state file, so a pair that is being run is one whose process was killed: its hold ends soon. */
    private static RunReport run(SyncEngine engine, SyncPair pair) throws InterruptedException {
        RunReport report = engine.run(pair.id());
        for (int i = 0; i < MOST_WAITS && isHeld(report); i++) {
            Thread.sleep(HOLD.toMillis() / MOST_WAITS + 1);
            report = engine.run(pair.id());
        }
        return report;
    }

    private static boolean isHeld(RunReport report) {
        return report.outcome() == RunReport.Outcome.SKIPPED
                && report.dueAgain().isPresent();
    }

    private PairPolicy policy() {
        DirectionPolicy forward =
                prefix.isEmpty() ? DirectionPolicy.STANDARD : DirectionPolicy.STANDARD.withTitlePrefix(prefix);
        PairPolicy policy = (twoWay ? PairPolicy.twoWay() : PairPolicy.oneWay())
                .withRecurrence(occurrences ? RecurrenceView.OCCURRENCES : RecurrenceView.SERIES)
                .withConflict(conflict)
                .withWindow(Period.ofDays(past), Period.ofDays(future))
                .withForward(masked ? forward.asPrivate() : forward)
                .withBack(maskedBack ? forward.asPrivate() : forward);
        return deletedCopy == null ? policy : policy.withDeletedCopy(deletedCopy);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
