package org.kalends.oauth;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** The {@code claims} parameter (OpenID Connect Core section 5.5): declared capabilities and a challenge in one JSON object. */
final class Claims {

    private Claims() {}

    static Optional<String> merged(Set<String> capabilities, Optional<String> challenge) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (!capabilities.isEmpty()) {
            all.put("access_token", Map.of("xms_cc", Map.of("values", List.copyOf(new TreeSet<>(capabilities)))));
        }
        if (challenge.isPresent()) {
            all = merged(all, parsed(challenge.get()));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(JSONObjectUtils.toJSONString(all));
    }

    private static Map<String, Object> merged(Map<?, ?> one, Map<?, ?> two) {
        Map<String, Object> all = new LinkedHashMap<>();
        one.forEach((name, value) -> all.put(String.valueOf(name), value));
        two.forEach((name, value) -> all.merge(String.valueOf(name), value, Claims::merged));
        return all;
    }

    private static Object merged(Object one, Object two) {
        if (one instanceof Map<?, ?> left && two instanceof Map<?, ?> right) {
            return merged(left, right);
        }
        if (one instanceof List<?> left && two instanceof List<?> right) {
            List<Object> all = new ArrayList<>(left);
            right.stream().filter(value -> !left.contains(value)).forEach(all::add);
            return all;
        }
        return two;
    }

    private static Map<String, Object> parsed(String challenge) {
        try {
            return JSONObjectUtils.parse(challenge);
        } catch (ParseException e) {
            throw new ProviderException(FailureKind.AUTHENTICATION, "claims challenge: not a JSON object");
        }
    }
}
