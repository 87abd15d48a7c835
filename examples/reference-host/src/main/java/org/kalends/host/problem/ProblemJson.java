package org.kalends.host.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/** A problem in the form of RFC 9457, {@code application/problem+json}, with the field that is to blame. */
public final class ProblemJson {

    /** The media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemJson() {}

    /** Returns the members of the JSON object in their order. */
    public static Map<String, Object> of(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", problem.title());
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        problem.field().ifPresent(field -> members.put("field", field));
        return members;
    }
}
