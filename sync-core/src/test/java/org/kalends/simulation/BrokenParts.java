package org.kalends.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Intent;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.Lease;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Progress;
import org.kalends.api.store.Side;
import org.kalends.api.store.StaleLeaseException;
import org.kalends.api.store.SyncStore;

/** Stores, queues, mappings and engines that break one promise each. */
final class BrokenParts {

    private BrokenParts() {}

    static void addTo(Map<String, Parts> mutants) {
        mutants.put("a store that loses intents", new Stored(LosesIntents::new));
        mutants.put("a store that loses a link now and then", new Stored(LosesLinks::new));
        mutants.put("a store that lets a stale lease write", new Stored(WithoutFencing::new));
        mutants.put("an engine that moves the cursors before it applies the plan", new EarlyCursors());
        mutants.put("a queue that drops a doorbell while the pair is running", new Parts() {
            @Override
            public JobQueue queue(JobQueue sound) {
                return new DropsDoorbells(sound);
            }
        });
        mutants.put("a mapping that leaks the description of private events", new Unmasked(false));
        mutants.put("a mapping that lets the masked title of a copy flow back", new Unmasked(true));
        mutants.put("an engine that starts with another secret each time", new Parts() {
            @Override
            public byte[] secret(int engine) {
                byte[] secret = World.secret();
                secret[0] += (byte) (engine / 2);
                return secret;
            }
        });
        mutants.put("an engine that takes LATEST_WINS for ORIGINAL_WINS", new Parts() {
            @Override
            public PairPolicy policy(PairPolicy sound) {
                return sound.withConflict(org.kalends.api.store.ConflictRule.ORIGINAL_WINS);
            }
        });
    }

    private record Stored(java.util.function.UnaryOperator<SyncStore> mutation) implements Parts {
        @Override
        public SyncStore store(SyncStore sound) {
            return mutation.apply(sound);
        }
    }

    private static final class LosesIntents extends ForwardingStore {
        LosesIntents(SyncStore sound) {
            super(sound);
        }

        @Override
        public void intend(Lease lease, List<Intent> intents) {
            sound.intend(lease, List.of());
        }
    }

    private static final class LosesLinks extends ForwardingStore {
        private int count;

        LosesLinks(SyncStore sound) {
            super(sound);
        }

        @Override
        public void store(Lease lease, LinkChanges changes) {
            boolean loses = ++count % 5 == 0;
            sound.store(lease, loses ? new LinkChanges(List.of(), changes.forgotten(), changes.settled()) : changes);
        }
    }

    private static final class WithoutFencing extends ForwardingStore {
        WithoutFencing(SyncStore sound) {
            super(sound);
        }

        @Override
        public void store(Lease lease, LinkChanges changes) {
            unfenced(lease, any -> sound.store(any, changes));
        }

        @Override
        public void advance(Lease lease, Progress progress) {
            unfenced(lease, any -> sound.advance(any, progress));
        }

        @Override
        public void intend(Lease lease, List<Intent> intents) {
            unfenced(lease, any -> sound.intend(any, intents));
        }

        private static void unfenced(Lease lease, java.util.function.Consumer<Lease> write) {
            for (long epoch = lease.epoch(); ; epoch++) {
                try {
                    write.accept(new Lease(lease.pair(), epoch, lease.expiresAt()));
                    return;
                } catch (StaleLeaseException e) {
                    if (epoch > lease.epoch() + 10) {
                        throw e;
                    }
                }
            }
        }
    }

    /** Remembers where the feeds end and stores it as soon as something is about to be written. */
    private static final class EarlyCursors implements Parts {
        private final ThreadLocal<Map<Side, Cursor>> ends = ThreadLocal.withInitial(() -> new EnumMap<>(Side.class));

        @Override
        public CalendarProvider provider(CalendarProvider sound, Side side) {
            return new ForwardingProvider(sound) {
                @Override
                public ChangePage changes(
                        CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
                    ChangePage page = super.changes(calendar, window, view, cursor);
                    ends.get().put(side, page.next());
                    return page;
                }
            };
        }

        @Override
        public SyncStore store(SyncStore sound) {
            ends.get().clear();
            return new ForwardingStore(sound) {
                @Override
                public void intend(Lease lease, List<Intent> intents) {
                    Progress before = sound.progress(lease.pair());
                    sound.advance(
                            lease,
                            new Progress(
                                    Optional.ofNullable(ends.get().get(Side.A)),
                                    Optional.ofNullable(ends.get().get(Side.B)),
                                    before.coveredUntil()));
                    super.intend(lease, intents);
                }
            };
        }
    }

    private static final class DropsDoorbells implements JobQueue {
        private final JobQueue sound;
        private final Set<PairId> running = new HashSet<>();

        DropsDoorbells(JobQueue sound) {
            this.sound = sound;
        }

        @Override
        public void request(PairId pair, Instant due) {
            if (!running.contains(pair)) {
                sound.request(pair, due);
            }
        }

        @Override
        public Optional<Job> take(Instant now, Duration holdFor) {
            Optional<Job> job = sound.take(now, holdFor);
            job.ifPresent(taken -> running.add(taken.pair()));
            return job;
        }

        @Override
        public void complete(Job job, Optional<Instant> next) {
            running.remove(job.pair());
            sound.complete(job, next);
        }

        @Override
        public Optional<Instant> nextDue() {
            return sound.nextDue();
        }

        @Override
        public void cancel(PairId pair) {
            sound.cancel(pair);
        }
    }

    /** Stands in for "mark as private" and does it badly. */
    private record Unmasked(boolean backwards) implements Parts, EventMapping {

        @Override
        public PairPolicy policy(PairPolicy sound) {
            return sound.withForward(direction(sound.forward())).withBack(direction(sound.back()));
        }

        @Override
        public Map<String, EventMapping> mappings() {
            return Map.of("nearly-private", this);
        }

        private static DirectionPolicy direction(DirectionPolicy sound) {
            return sound.markAsPrivate()
                    ? new DirectionPolicy(
                            false,
                            sound.privateTitle(),
                            sound.showAs(),
                            sound.titlePrefix(),
                            DirectionPolicy.Attendees.OMIT,
                            sound.filters(),
                            Optional.of("nearly-private"))
                    : sound;
        }

        @Override
        public CalendarEvent forward(CalendarEvent original, MappingContext context) {
            CalendarEvent.Builder copy =
                    original.toBuilder().title("Busy").location("").sensitivity(Sensitivity.PRIVATE);
            return (backwards ? copy.description("") : copy).build();
        }

        @Override
        public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
            return copy;
        }

        @Override
        public Set<EventField> carriesBack() {
            Set<EventField> fields = EnumSet.of(EventField.TIME, EventField.AVAILABILITY);
            if (backwards) {
                fields.add(EventField.TITLE);
            }
            return fields;
        }
    }
}
