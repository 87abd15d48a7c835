package org.kalends.host.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller is at hand: in filters. */
@Component
public final class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Writes a problem as the whole answer. */
    public void write(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(ProblemJson.MEDIA_TYPE);
        response.setCharacterEncoding(UTF_8.name());
        problem.retryAfter()
                .ifPresent(pause -> response.setHeader("Retry-After", String.valueOf(Math.max(1, pause.toSeconds()))));
        response.getWriter().write(json.writeValueAsString(ProblemJson.of(problem)));
    }
}
