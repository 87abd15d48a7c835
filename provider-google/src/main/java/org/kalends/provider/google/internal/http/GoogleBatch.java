package org.kalends.provider.google.internal.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * Many requests in few calls of {@code /batch/calendar/v3}, each with an answer of its own, in order.
 *
 * <p>The service answers the parts in any order, so that they are matched by their ids; the client would match them by their places. One
 * request alone goes without a batch.
 */
final class GoogleBatch {

    private static final int PARTS = 50;

    private static final String PATH = "/batch/calendar/v3";

    private final GoogleGateway gateway;

    GoogleBatch(GoogleGateway gateway) {
        this.gateway = gateway;
    }

    /** Sends all requests; an answer that did not come is told as lost. */
    List<GoogleAnswer> send(AccountId account, List<GoogleRequest> requests) {
        requests.forEach(GuestGuard::check);
        Map<Integer, GoogleAnswer> answers = new TreeMap<>();
        for (List<Integer> parts : pieces(numbers(requests.size()))) {
            answers.putAll(run(account, requests, parts));
        }
        List<Integer> refused = those(answers, answer -> answer.status() == 401);
        if (!refused.isEmpty() && requests.size() > 1 && hasAnotherToken(account)) {
            for (List<Integer> parts : pieces(refused)) {
                answers.putAll(run(account, requests, parts));
            }
        }
        for (int clashed : those(answers, GoogleErrors::isClash)) {
            answers.put(clashed, alone(account, requests.get(clashed)));
        }
        return List.copyOf(answers.values());
    }

    /** Has a refused token replaced. Without another one the parts stay refused, and what the others have done is still told. */
    private boolean hasAnotherToken(AccountId account) {
        try {
            gateway.refused(account);
            return true;
        } catch (ProviderException failure) {
            return false;
        }
    }

    private static List<Integer> numbers(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static List<List<Integer>> pieces(List<Integer> numbers) {
        List<List<Integer>> pieces = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += PARTS) {
            pieces.add(numbers.subList(from, Math.min(from + PARTS, numbers.size())));
        }
        return pieces;
    }

    private static List<Integer> those(Map<Integer, GoogleAnswer> answers, Predicate<GoogleAnswer> which) {
        return answers.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private GoogleAnswer alone(AccountId account, GoogleRequest request) {
        try {
            return gateway.send(account, request);
        } catch (ProviderException failure) {
            return GoogleAnswer.lost(request, failure);
        }
    }

    private Map<Integer, GoogleAnswer> run(AccountId account, List<GoogleRequest> requests, List<Integer> parts) {
        if (parts.size() == 1) {
            return Map.of(parts.get(0), alone(account, requests.get(parts.get(0))));
        }
        Map<Integer, GoogleAnswer> told = new HashMap<>();
        Optional<ProviderException> failure = Optional.empty();
        boolean writes = parts.stream().anyMatch(part -> requests.get(part).writes());
        BatchBody body = new BatchBody();
        parts.forEach(part -> body.add(part, requests.get(part)));
        GoogleRequest batch =
                new GoogleRequest("POST", PATH, PATH, Optional.empty(), Optional.of(body.text()), Optional.empty());
        try {
            GoogleHttp.Exchange answer = gateway.sendBatch(account, batch, body.type(), writes);
            if (answer.status() / 100 == 2) {
                BatchAnswer.parts(answer).forEach((part, exchange) -> {
                    if (parts.contains(part)) {
                        told.put(part, gateway.answer(requests.get(part), exchange));
                    }
                });
            } else {
                failure = Optional.of(gateway.answer(batch, answer).failure());
            }
        } catch (ProviderException lost) {
            failure = Optional.of(lost);
        }
        for (int part : parts) {
            if (!told.containsKey(part)) {
                told.put(part, GoogleAnswer.lost(requests.get(part), unknown(requests.get(part), failure)));
            }
        }
        return told;
    }

    /** Says what it means for one part that the batch failed, or that its answer is missing. */
    private static ProviderException unknown(GoogleRequest request, Optional<ProviderException> failure) {
        if (failure.isPresent() && failure.get().kind() != FailureKind.AMBIGUOUS) {
            return failure.get();
        }
        return new ProviderException(
                request.writes() ? FailureKind.AMBIGUOUS : FailureKind.RETRYABLE,
                request.name() + ": the batch has no answer to it",
                failure.flatMap(ProviderException::retryAfter),
                failure.map(cause -> cause));
    }
}
