package org.kalends.core.resilience;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * All calls for one account: so many at once, so many a minute, none for a while after too many failures, and a few quick tries.
 */
final class AccountGate {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Bulkhead bulkhead;
    private final RateLimiter rate;
    private final CircuitBreaker breaker;
    private final Retry retry;

    AccountGate(String name, CallLimits limits) {
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.concurrent())
                        .maxWaitDuration(limits.longestPause())
                        .build());
        this.rate = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(limits.perMinute())
                        .limitRefreshPeriod(MINUTE)
                        .timeoutDuration(Duration.ZERO)
                        .build());
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(MINUTE)
                        .recordException(AccountGate::isTrouble)
                        .build());
        this.retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(limits.attempts())
                        .retryOnException(failure -> isWorthAnotherTry(failure, limits.longestPause()))
                        .intervalBiFunction((attempt, result) ->
                                pause(attempt, result.swap().getOrNull(), limits))
                        .build());
    }

    <T> T call(int calls, Supplier<T> remote) {
        Supplier<T> guarded = CircuitBreaker.decorateSupplier(breaker, Bulkhead.decorateSupplier(bulkhead, remote));
        try {
            return Retry.decorateSupplier(retry, () -> {
                        if (!rate.acquirePermission(
                                Math.min(calls, rate.getRateLimiterConfig().getLimitForPeriod()))) {
                            throw later("the account's own call limit is reached", MINUTE);
                        }
                        return guarded.get();
                    })
                    .get();
        } catch (BulkheadFullException e) {
            throw later("too many calls for the account are under way", FIRST_PAUSE.multipliedBy(50));
        } catch (CallNotPermittedException e) {
            throw later("calls for the account are suspended after too many failures", MINUTE);
        }
    }

    private static ProviderException later(String message, Duration wait) {
        return new ProviderException(FailureKind.RATE_LIMITED, message, Optional.of(wait), Optional.empty());
    }

    private static boolean isTrouble(Throwable failure) {
        return failure instanceof ProviderException e
                && (e.kind() == FailureKind.RETRYABLE || e.kind() == FailureKind.RATE_LIMITED);
    }

    private static boolean isWorthAnotherTry(Throwable failure, Duration longestPause) {
        return isTrouble(failure)
                && ((ProviderException) failure)
                        .retryAfter()
                        .filter(wait -> wait.compareTo(longestPause) > 0)
                        .isEmpty();
    }

    private static long pause(int attempt, Throwable failure, CallLimits limits) {
        long backoff =
                IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, 2.0).apply(attempt);
        long asked = failure instanceof ProviderException e
                ? e.retryAfter().orElse(Duration.ZERO).toMillis()
                : 0;
        return Math.min(Math.max(backoff, asked), limits.longestPause().toMillis());
    }
}
