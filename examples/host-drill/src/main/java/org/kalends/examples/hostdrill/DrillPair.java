package org.kalends.examples.hostdrill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.examples.hostdrill.Change.Kind;
import org.kalends.examples.hostdrill.Change.Progress;

/**
 * Two calendars that are kept in step, what people do in them, and what has to stand in them in the end. People do not change a field that
 * somebody on the other side has changed and that they cannot have seen, so the last edit of each field is known. Safe for use by several
 * threads.
 */
final class DrillPair {

    private static final int FEWEST = 3;
    private static final int MOST = 8;
    private static final int EACH_MEETING = 4;

    private final int number;
    private final Map<Side, PersonsCalendar> calendars = new EnumMap<>(Side.class);
    private final boolean shielded;
    private final Instant firstSlot;
    private final List<Entry> entries = new ArrayList<>();
    private int made;
    private int takes;

    /**
     * Creates a pair.
     *
     * @param shielded whether it is a one-way pair whose copies are marked as private
     * @param firstSlot when the first event begins; further ones follow by the hour
     */
    DrillPair(int number, PersonsCalendar a, PersonsCalendar b, boolean shielded, Instant firstSlot) {
        this.number = number;
        this.calendars.put(Side.A, a);
        this.calendars.put(Side.B, b);
        this.shielded = shielded;
        this.firstSlot = firstSlot;
    }

    PersonsCalendar calendar(Side side) {
        return calendars.getOrDefault(side, calendars.values().iterator().next());
    }

    boolean isShielded() {
        return shielded;
    }

    /** Somebody does something; empty when the other side has nothing to see of it. */
    synchronized Optional<Change> act(Random random) {
        Side side = shielded || random.nextBoolean() ? Side.A : Side.B;
        int dice = random.nextInt(100);
        List<Entry> there = entries.stream().filter(entry -> !entry.removed).toList();
        if (there.size() < FEWEST || (dice >= 80 && dice < 90 && there.size() < MOST)) {
            return Optional.of(add(side));
        }
        if (dice >= 90 && there.size() > FEWEST) {
            return chosen(there.stream().filter(entry -> entry.isFreeToRemove(side)), random)
                    .flatMap(entry -> remove(entry, side));
        }
        Field field = dice < 45 ? Field.TITLE : dice < 65 ? Field.LOCATION : Field.TIME;
        return chosen(there.stream().filter(entry -> entry.isFree(side, field)), random)
                .flatMap(entry -> edit(entry, side, field));
    }

    private static Optional<Entry> chosen(Stream<Entry> some, Random random) {
        List<Entry> all = some.toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    /** Adds an event, some of them meetings. */
    synchronized Change add(Side side) {
        int entry = made++;
        Said said = new Said("Pair " + number + " entry " + entry + " take 0", "", slot());
        boolean meeting = entry % EACH_MEETING == 1;
        long begun = System.nanoTime();
        Entry added = new Entry(side, calendar(side).add(said, meeting), meeting, said);
        entries.add(added);
        return new Change(this, added, Kind.ADDED, Optional.empty(), side, said, begun);
    }

    private Optional<Change> edit(Entry entry, Side side, Field field) {
        Optional<String> id = idOn(entry, side);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Said said = field.edited(entry.said, ++takes, slot());
        long begun = System.nanoTime();
        calendar(side).change(id.get(), field, said);
        entry.said = said;
        if (shielded && field != Field.TIME) {
            return Optional.empty();
        }
        Change change = new Change(this, entry, Kind.EDITED, Optional.of(field), side, said, begun);
        entry.open.put(field, change);
        return Optional.of(change);
    }

    private Optional<Change> remove(Entry entry, Side side) {
        Optional<String> id = idOn(entry, side);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        long begun = System.nanoTime();
        calendar(side).remove(id.get());
        entry.removed = true;
        return entry.copied
                ? Optional.of(new Change(this, entry, Kind.REMOVED, Optional.empty(), side, entry.said, begun))
                : Optional.empty();
    }

    private Instant slot() {
        return Field.slot(firstSlot, made + takes);
    }

    private Optional<String> idOn(Entry entry, Side side) {
        return side == entry.home
                ? Optional.of(entry.id)
                : calendar(side).rows().stream()
                        .filter(row -> key(side, row.said()).equals(key(side, shown(side, entry.said))))
                        .map(Row::id)
                        .findFirst();
    }

    /** Looks how far a change has come. */
    synchronized Progress progress(Change change) {
        Entry entry = change.entry();
        boolean overtaken = (change.kind() != Kind.REMOVED && entry.removed)
                || change.field()
                        .filter(field -> !change.equals(entry.open.get(field)))
                        .isPresent();
        if (overtaken) {
            return Progress.OVERTAKEN;
        }
        if (!hasArrived(change)) {
            return Progress.WAITING;
        }
        entry.copied = true;
        change.field().ifPresent(entry.open::remove);
        return Progress.ARRIVED;
    }

    private boolean hasArrived(Change change) {
        Side there = change.from().other();
        Said now = shown(there, change.entry().said);
        boolean found = calendar(there).rows().stream()
                .map(Row::said)
                .anyMatch(said -> change.field()
                        .map(field -> field.isSame(said, change.said()))
                        .orElseGet(() -> key(there, said).equals(key(there, now))));
        return found != (change.kind() == Kind.REMOVED);
    }

    /** Returns what is wrong now. */
    synchronized Map<Fault, Integer> faults() {
        Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
        for (Side side : Side.values()) {
            Map<String, List<Said>> rows = calendar(side).rows().stream()
                    .map(Row::said)
                    .collect(Collectors.groupingBy(said -> key(side, said)));
            for (Entry entry : entries) {
                if (!entry.removed) {
                    Said said = shown(side, entry.said);
                    List<Said> found =
                            Optional.ofNullable(rows.remove(key(side, said))).orElse(List.of());
                    count(faults, Fault.MISSING, found.isEmpty() ? 1 : 0);
                    count(faults, Fault.DUPLICATE, Math.max(found.size() - 1, 0));
                    count(faults, Fault.WRONG_FIELD, found.isEmpty() || found.contains(said) ? 0 : 1);
                }
            }
            count(
                    faults,
                    Fault.LEFT_OVER,
                    rows.values().stream().mapToInt(List::size).sum());
        }
        return faults;
    }

    private static void count(Map<Fault, Integer> faults, Fault fault, int times) {
        if (times > 0) {
            faults.merge(fault, times, Integer::sum);
        }
    }

    private Said shown(Side side, Said said) {
        return shielded && side == Side.B ? said.shielded() : said;
    }

    /** Returns what tells an event from all others: its name, or its start where it has none. */
    private String key(Side side, Said said) {
        return shielded && side == Side.B ? said.start().toString() : Field.name(said);
    }

    @Override
    public String toString() {
        return "pair " + number + " (" + calendar(Side.A).provider() + (shielded ? " to " : " and ")
                + calendar(Side.B).provider() + ")";
    }
}
