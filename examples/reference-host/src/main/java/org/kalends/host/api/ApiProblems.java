package org.kalends.host.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.StoreException;
import org.kalends.host.connection.RemoteCalls;
import org.kalends.host.problem.Problem;
import org.kalends.host.problem.ProblemJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Tells scripts what went wrong, as {@code application/problem+json}. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    private static final int MOST_FRAMES = 8;

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).contentType(MediaType.valueOf(ProblemJson.MEDIA_TYPE));
        problem.retryAfter()
                .ifPresent(pause -> answer.header("Retry-After", String.valueOf(Math.max(1, pause.toSeconds()))));
        return answer.body(ProblemJson.of(problem));
    }

    /** What the web framework finds wrong has a status; everything else is a fault of this program, told without its message. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> other(Exception e) {
        if (e instanceof ErrorResponse known) {
            return problem(Problem.of(
                    known.getStatusCode().value(),
                    "The request cannot be answered",
                    String.valueOf(known.getBody().getDetail())));
        }
        LOG.error(
                "a request failed with {} at {}",
                e.getClass().getName(),
                Arrays.stream(e.getStackTrace()).limit(MOST_FRAMES).toList());
        return problem(Problem.of(500, "Something went wrong here", "The operator finds the place in the log."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException e) {
        return problem(Problem.unreadable("The body is not JSON of the expected form."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> mismatch(MethodArgumentTypeMismatchException e) {
        return problem(Problem.invalid(e.getName(), "is not of the right kind"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> remote(ProviderException e) {
        return problem(RemoteCalls.problem(e));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> store(StoreException e) {
        LOG.error("the store failed: {}", e.getMessage());
        return problem(Problem.unavailable("The database did not answer. Try again.", Duration.ofSeconds(5)));
    }
}
