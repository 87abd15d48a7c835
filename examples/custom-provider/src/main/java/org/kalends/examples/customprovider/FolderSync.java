package org.kalends.examples.customprovider;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.StoreException;
import org.kalends.api.store.SyncPair;
import org.kalends.core.SyncEngine;
import org.kalends.examples.customprovider.folder.FolderConfig;
import org.kalends.examples.customprovider.folder.FolderProvider;

/** Keeps two folders in step, both ways, and says what it did. What is remembered between two runs lies in a third folder. */
public final class FolderSync {

    private static final String USAGE = "custom-provider [--confirm] FOLDER ANOTHER-FOLDER [STATE]";

    private final Path a;
    private final Path b;
    private final Path state;

    private final PrintStream out;

    private FolderSync(Path a, Path b, Path state, PrintStream out) {
        this.a = a;
        this.b = b;
        this.state = state;
        this.out = out;
    }

    /** Runs the example; the exit code is 0 when the folders are in step. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    /** Runs the example and returns the exit code. */
    static int run(List<String> arguments, PrintStream out) {
        List<String> words = new ArrayList<>(arguments);
        boolean confirm = words.remove("--confirm");
        if (words.size() < 2 || words.size() > 3 || path(words.get(0)).equals(path(words.get(1)))) {
            out.println(USAGE);
            return 2;
        }
        Path state = path(words.size() == 3 ? words.get(2) : ".kalends");
        try {
            return new FolderSync(path(words.get(0)), path(words.get(1)), state, out).run(confirm) ? 0 : 1;
        } catch (StoreException e) {
            out.println("state: it cannot be used, perhaps because another run uses it: " + e.getMessage());
            return 1;
        }
    }

    private boolean run(boolean confirm) {
        Map<AccountId, Path> accounts = new HashMap<>();
        CalendarRef left = calendar(a, accounts);
        CalendarRef right = calendar(b, accounts);
        PairPolicy policy = PairPolicy.twoWay().withRecurrence(RecurrenceView.SERIES);
        SyncPair pair = new SyncPair(
                new PairId(id(a + "\n" + b)), left, right, ZoneId.systemDefault(), policy, SyncPair.Status.ACTIVE);
        FolderProvider provider = new FolderProvider(FolderConfig.of(accounts, state.resolve("journals")));
        try (Memory memory = Memory.open(state)) {
            SyncEngine engine = SyncEngine.builder(memory.installation(), memory.store())
                    .provider(provider)
                    .build();
            if (memory.store().pair(pair.id()).isEmpty()) {
                engine.add(pair);
            }
            if (confirm) {
                engine.confirm(pair.id(), engine.preview(pair.id()).deletions());
            }
            RunReport report = engine.run(pair.id());
            tell(report);
            memory.store()
                    .parked(pair.id())
                    .forEach(event -> out.println("not synced: "
                            + folder(event.side()).getFileName() + "/" + event.key() + ": " + event.reason()));
            return report.outcome() == RunReport.Outcome.SUCCEEDED;
        }
    }

    private void tell(RunReport report) {
        report.reason().ifPresent(reason -> out.println(report.outcome() + ": " + reason));
        tell(a, report.back());
        tell(b, report.forward());
        report.notes()
                .forEach(note -> out.println(
                        "note: " + folder(note.side()).getFileName() + "/" + note.key() + ": " + note.text()));
    }

    private void tell(Path folder, RunReport.Counts counts) {
        out.println(folder.getFileName() + ": " + counts.created() + " created, " + counts.updated() + " updated, "
                + counts.deleted() + " deleted, " + counts.unchanged() + " unchanged");
    }

    private Path folder(Side side) {
        return side == Side.A ? a : b;
    }

    /** Every folder is a calendar of the account that is the folder around it. */
    private static CalendarRef calendar(Path folder, Map<AccountId, Path> accounts) {
        Path around = Objects.requireNonNull(folder.getParent(), "a folder inside another one");
        AccountId account = new AccountId(id(around.toString()));
        accounts.put(account, around);
        return new CalendarRef(new ProviderId("folder"), account, Objects.toString(folder.getFileName()));
    }

    private static String id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Path path(String word) {
        return Path.of(word).toAbsolutePath().normalize();
    }
}
