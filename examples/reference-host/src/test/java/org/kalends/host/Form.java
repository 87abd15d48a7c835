package org.kalends.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form of a page, filled in by somebody at a browser without scripts. */
final class Form {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Caller browser;
    private final List<String> fields = new ArrayList<>();

    private Form(Caller browser) {
        this.browser = browser;
    }

    /** Opens the page with the form. */
    static Form on(Caller browser, String path) {
        Form form = new Form(browser);
        Matcher token = TOKEN.matcher(browser.get(path).expect(200).text());
        if (!token.find()) {
            throw new AssertionError(path + " holds no form");
        }
        return form.with("_csrf", token.group(1));
    }

    Form with(String name, String value) {
        fields.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8));
        return this;
    }

    Answer send(String path) {
        return browser.send(
                "POST", path, String.join("&", fields), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }
}
