package org.kalends.host.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.kalends.host.problem.Problem;
import org.kalends.host.problem.ProblemJson;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Tells scripts that a path or a method is not one of the API; people see the error page. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownApiPaths {

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> path(NoResourceFoundException e, HttpServletRequest request)
            throws NoResourceFoundException {
        if (isApi(request)) {
            return answer(Problem.notFound("path"));
        }
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> method(HttpRequestMethodNotSupportedException e, HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        if (isApi(request)) {
            return answer(Problem.of(405, "The path has no such method", "See the list of routes."));
        }
        throw e;
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private static ResponseEntity<Map<String, Object>> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.valueOf(ProblemJson.MEDIA_TYPE))
                .body(ProblemJson.of(problem));
    }
}
