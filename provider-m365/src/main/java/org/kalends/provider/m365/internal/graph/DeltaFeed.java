package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import java.io.InterruptedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * One round of a delta feed, from its first page to the link for the next round.
 *
 * <p>The service is known to answer with empty pages, with pages that begin anew under a fresh link, and not at all when a series is
 * long and the page small.
 */
final class DeltaFeed {

    /** A round that came to its end. */
    record Done(Round round, String target) {}

    /** A round that did not: its pages turn in a circle or do not end. Another page size may help. */
    static final class Stuck extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stuck(String why) {
            super(why);
        }
    }

    /** The service took too long over a round. Another page size may help, and so may some time. */
    static final class Slow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final ProviderException failure;

        Slow(ProviderException failure) {
            super(failure);
            this.failure = failure;
        }

        /** Returns what it means to a caller. */
        ProviderException failure() {
            return failure;
        }
    }

    private static final int MOST_PAGES = 2_000;

    private static final int MOST_EMPTY = 100;

    private static final int MOST_REPEATS = 2;

    private final GraphGateway gateway;

    private final GraphPages pages;

    DeltaFeed(GraphGateway gateway, GraphPages pages) {
        this.gateway = gateway;
        this.pages = pages;
    }

    /**
     * Reads a round.
     *
     * @throws Stuck when it does not come to an end
     * @throws Slow when an answer does not come in time
     * @throws ProviderException CURSOR_EXPIRED when the service has lost its place
     */
    Done round(AccountId account, GraphRequest first) {
        Round round = new Round();
        Set<String> seen = new HashSet<>();
        int repeats = 0;
        int empty = 0;
        GraphRequest request = first;
        for (int page = 0; page < MOST_PAGES; page++) {
            GraphAnswer answer = page(account, request);
            List<JsonElement> items = GraphPages.items(answer);
            round.add(items);
            empty = items.isEmpty() ? empty + 1 : 0;
            repeats += items.isEmpty() || seen.add(fingerprint(items)) ? 0 : 1;
            Optional<String> end = pages.link(answer, "@odata.deltaLink");
            if (end.isPresent()) {
                return new Done(round, end.get());
            }
            if (repeats > MOST_REPEATS || empty > MOST_EMPTY) {
                throw new Stuck(first.name() + ": its pages turn in a circle");
            }
            request = pages.next(answer)
                    .orElseThrow(() -> new ProviderException(
                            FailureKind.RETRYABLE, first.name() + ": a page without a link to go on"));
        }
        throw new Stuck(first.name() + ": its pages do not end");
    }

    private GraphAnswer page(AccountId account, GraphRequest request) {
        GraphAnswer answer;
        try {
            answer = gateway.send(account, request);
        } catch (ProviderException lost) {
            if (lost.getCause() instanceof InterruptedIOException) {
                throw new Slow(lost);
            }
            throw lost;
        }
        if (GraphErrors.tooHeavy(answer)) {
            throw new Slow(answer.failure());
        }
        if (GraphErrors.tokenLost(answer)) {
            throw new ProviderException(FailureKind.CURSOR_EXPIRED, request.name() + ": " + answer.status());
        }
        return answer.orThrow();
    }

    private static String fingerprint(List<JsonElement> page) {
        return Digests.brief(page.stream()
                .flatMap(element -> GraphItem.of(element).stream())
                .map(item -> item.id() + " " + item.etag())
                .collect(Collectors.joining("\n")));
    }
}
