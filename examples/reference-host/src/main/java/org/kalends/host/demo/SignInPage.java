package org.kalends.host.demo;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;
import org.kalends.simulator.Service;

/**
 * Where a person chooses the account to sign in with, in front of a simulated sign-in that consents by itself. An account
 * that the request already hints at is taken without asking.
 */
final class SignInPage implements Service {

    private static final String HINT = "login_hint";

    private final String service;

    private final String onward;

    private final List<String> accounts;

    private volatile Optional<String> next = Optional.empty();

    /** Makes the page of a service; {@code onward} is the address of the simulated sign-in. */
    SignInPage(String service, String onward, List<String> accounts) {
        this.service = service;
        this.onward = onward;
        this.accounts = List.copyOf(accounts);
    }

    /** Takes an account without asking, once. */
    void choose(String account) {
        next = Optional.of(account);
    }

    @Override
    public Reply answer(Request request) {
        String query = request.query().orElse("");
        if (parameters(query).containsKey(HINT)) {
            return redirect(onward + "?" + query);
        }
        Optional<String> chosen = next;
        next = Optional.empty();
        return chosen.map(account -> redirect(hinted(query, account)))
                .orElseGet(() -> Reply.of(200, "text/html; charset=utf-8", page(query)));
    }

    private String hinted(String query, String account) {
        return onward + "?" + query + "&" + HINT + "=" + URLEncoder.encode(account, StandardCharsets.UTF_8);
    }

    private String page(String query) {
        String choices = accounts.stream()
                .map(account -> "<li><a href=\"%s\"><b>%s</b><span>Simulated account</span></a></li>"
                        .formatted(escaped(hinted(query, account)), escaped(account)))
                .collect(Collectors.joining());
        return PAGE.formatted(service, service, choices, escaped(refusal(query)));
    }

    private static String refusal(String query) {
        Map<String, String> asked = parameters(query);
        return asked.getOrDefault("redirect_uri", "/") + "?error=access_denied&state="
                + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> first));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private static Reply redirect(String address) {
        return Reply.of(302).with("Location", address);
    }

    private static final String PAGE = """
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Choose an account - %s (simulated)</title>
        <style>
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center;
          background: light-dark(#eef0f3, #15181c); color: light-dark(#1c2024, #e8eaed); }
        main { background: light-dark(#fff, #1f2429); padding: 2.5rem; border-radius: 12px; width: min(24rem, 80vw);
          box-shadow: 0 8px 30px rgb(0 0 0 / .12); }
        h1 { font-size: 1.4rem; margin: .25rem 0 .5rem; }
        ul { list-style: none; margin: 1.5rem 0; padding: 0; }
        li + li { border-top: 1px solid light-dark(#d9dde2, #3a4149); }
        li a { display: grid; padding: .9rem .5rem; color: inherit; text-decoration: none; border-radius: 8px; }
        li a:hover, li a:focus-visible { background: light-dark(#f1f4f8, #2a3037); }
        b { font-weight: 600; }
        span, p { color: light-dark(#57606a, #aab2bb); font-size: .875rem; margin: 0; }
        .cancel { color: light-dark(#0b57d0, #8ab4f8); font-size: .875rem; }
        </style>
        <main>
        <p>%s, simulated on your machine</p>
        <h1>Choose an account</h1>
        <p>Kalends asks to see and edit your calendars, and to stay signed in until you take that back.</p>
        <ul>%s</ul>
        <a class="cancel" href="%s">Cancel and go back</a>
        </main>
        """;
}
