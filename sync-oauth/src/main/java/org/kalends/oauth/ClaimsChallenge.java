package org.kalends.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The claims that a resource wants to see in an access token, from the {@code WWW-Authenticate} headers with which it refused one:
 * {@code error="insufficient_claims", claims="<base64>"}.
 */
public final class ClaimsChallenge {

    private static final int LONGEST = 8 * 1024;

    private static final Pattern ERROR =
            Pattern.compile("\\berror\\s*=\\s*\"?insufficient_claims\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLAIMS =
            Pattern.compile("\\bclaims\\s*=\\s*\"([A-Za-z0-9+/_=-]{2," + LONGEST + "})\"", Pattern.CASE_INSENSITIVE);

    private ClaimsChallenge() {}

    /**
     * Returns the claims as a JSON object; empty when no header holds a readable challenge.
     *
     * @param headers the values of all {@code WWW-Authenticate} headers
     */
    public static Optional<String> claims(Collection<String> headers) {
        return headers.stream()
                .filter(header -> ERROR.matcher(header).find())
                .map(CLAIMS::matcher)
                .filter(Matcher::find)
                .map(found -> decoded(found.group(1)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> decoded(String base64) {
        try {
            String plain = base64.replace('-', '+').replace('_', '/').replace("=", "");
            String json = new String(Base64.getDecoder().decode(plain), UTF_8);
            return JSONObjectUtils.parse(json).isEmpty() ? Optional.empty() : Optional.of(json);
        } catch (IllegalArgumentException | ParseException e) {
            return Optional.empty();
        }
    }
}
