package org.kalends.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairId;

/** Queues that lose doorbells or run a pair twice. */
final class QueueMutants {

    private QueueMutants() {}

    static Stream<Mutant<JobQueue>> all() {
        Set<PairId> held = new HashSet<>();
        Map<PairId, Instant> requested = new HashMap<>();
        Map<PairId, Long> tickets = new HashMap<>();
        AtomicInteger taking = new AtomicInteger();
        AtomicReference<Optional<JobQueue.Job>> last = new AtomicReference<>(Optional.empty());
        return Stream.of(
                mutant(
                        "JQ-01",
                        "is always due",
                        on("nextDue", call -> call.<Optional<Instant>>proceed().or(() -> Optional.of(Instant.EPOCH)))),
                mutant(
                        "JQ-02",
                        "hands jobs out too early",
                        on(
                                "take",
                                call -> call.with(0, call.<Instant>arg(0).plusSeconds(60))
                                        .proceed())),
                mutant("JQ-03", "lets the last request count", on("request", QueueMutants::anew)),
                mutant("JQ-04", "takes the second first", on("take", call -> {
                    Optional<JobQueue.Job> first = call.proceed();
                    Optional<JobQueue.Job> second = call.proceed();
                    if (first.isPresent() && second.isPresent()) {
                        ((JobQueue) call.target()).complete(first.get(), Optional.of(call.<Instant>arg(0)));
                    }
                    return second.or(() -> first);
                })),
                mutant("JQ-05", "forgets that a job is held when it is requested", on("request", QueueMutants::anew)),
                mutant(
                        "JQ-06",
                        "never gives a held job up",
                        on("take", call -> call.with(1, Duration.ofDays(999)).proceed())),
                mutant(
                        "JQ-07",
                        "runs once only",
                        on("complete", call -> call.with(1, Optional.empty()).proceed())),
                mutant("JQ-08", "loses requests during a run", on("*", call -> {
                    String method = call.method().getName();
                    if (method.equals("request") && held.contains(call.<PairId>arg(0))) {
                        return null;
                    }
                    Object answer = call.proceed();
                    if (method.equals("take")) {
                        ((Optional<?>) answer).ifPresent(job -> held.add(((JobQueue.Job) job).pair()));
                    } else if (method.equals("complete")) {
                        held.remove(call.<JobQueue.Job>arg(0).pair());
                    }
                    return answer;
                })),
                mutant("JQ-09", "lets a request during a run delay the next one", on("*", call -> {
                    if (call.method().getName().equals("request")) {
                        requested.put(call.arg(0), call.arg(1));
                    }
                    if (call.method().getName().equals("complete")) {
                        PairId pair = call.<JobQueue.Job>arg(0).pair();
                        return call.with(1, Optional.of(requested.get(pair))).proceed();
                    }
                    return call.proceed();
                })),
                mutant("JQ-10", "does not look at tickets", on("*", call -> {
                    if (call.method().getName().equals("complete")) {
                        PairId pair = call.<JobQueue.Job>arg(0).pair();
                        return call.with(0, new JobQueue.Job(pair, tickets.get(pair)))
                                .proceed();
                    }
                    Object answer = call.proceed();
                    if (answer instanceof Optional<?> found
                            && found.isPresent()
                            && found.get() instanceof JobQueue.Job job) {
                        tickets.put(job.pair(), job.ticket());
                    }
                    return answer;
                })),
                mutant("JQ-11", "brings a cancelled job back", on("complete", call -> {
                    JobQueue queue = (JobQueue) call.target();
                    call.<Optional<Instant>>arg(1)
                            .ifPresent(next ->
                                    queue.request(call.<JobQueue.Job>arg(0).pair(), next));
                    return call.proceed();
                })),
                mutant("JQ-12", "gives one job to all that take at once", on("take", call -> {
                    taking.incrementAndGet();
                    LockSupport.parkNanos(2_000_000);
                    Optional<JobQueue.Job> job = call.proceed();
                    job.ifPresent(each -> last.set(job));
                    return job.isEmpty() && taking.get() > 1 ? last.get() : job;
                })));
    }

    private static Object anew(Tamper.Call call) throws Throwable {
        ((JobQueue) call.target()).cancel(call.arg(0));
        return call.proceed();
    }

    private static Mutant<JobQueue> mutant(String rule, String flaw, UnaryOperator<JobQueue> wrapper) {
        return new Mutant<>(rule, flaw, wrapper);
    }

    private static UnaryOperator<JobQueue> on(String method, Tamper.Flaw flaw) {
        return queue -> Tamper.with(JobQueue.class, queue, method, flaw);
    }
}
