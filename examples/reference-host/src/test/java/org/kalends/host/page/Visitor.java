package org.kalends.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A person at a browser: finds what they press by its words, and looks at each page on a desk and on a phone. */
final class Visitor implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 60_000;

    private static final int DESK = 1280;

    private static final int PHONE = 390;

    private static final int HEIGHT = 800;

    private final BrowserContext context;

    private final Page page;

    private final String host;

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Visitor(Browser browser, String host, boolean scripts) {
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(DESK, HEIGHT)
                .setJavaScriptEnabled(scripts)
                .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        this.host = host;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    Page page() {
        return page;
    }

    Visitor open(String path) {
        page.navigate(host + path);
        return this;
    }

    Visitor press(String words) {
        button(words).first().click();
        return this;
    }

    Locator button(String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    Visitor follow(String words) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(beginning(words)))
                .first()
                .click();
        return this;
    }

    Visitor type(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill(text);
        return this;
    }

    /** Chooses by the first words of an option. */
    Visitor choose(String label, String option) {
        Locator select = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
        String value = String.valueOf(select.locator("option")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .getAttribute("value"));
        select.selectOption(value);
        return this;
    }

    Visitor tick(String label) {
        page.getByLabel(beginning(label)).first().check();
        return this;
    }

    /** Java's own quoting is not understood by browsers. */
    private static Pattern beginning(String words) {
        return Pattern.compile("^" + words.replaceAll("[.?*+()\\[\\]]", "\\\\$0"));
    }

    /** Waits until the page says something, without being reloaded. */
    Visitor sees(String words) {
        PlaywrightAssertions.assertThat(page.locator("main")).containsText(words, patience());
        return this;
    }

    Visitor seesNot(String words) {
        PlaywrightAssertions.assertThat(page.locator("main"))
                .not()
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
        return this;
    }

    private static LocatorAssertions.ContainsTextOptions patience() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    /** Waits until one of the two weeks shows an event. */
    Visitor seesIn(String calendar, String title) {
        PlaywrightAssertions.assertThat(week(calendar)).containsText(title, patience());
        return this;
    }

    Visitor seesNotIn(String calendar, String title) {
        PlaywrightAssertions.assertThat(week(calendar)).not().containsText(title, patience());
        return this;
    }

    private Locator week(String calendar) {
        return page.locator("figure.week", new Page.LocatorOptions().setHasText(calendar))
                .locator("svg");
    }

    /** Keeps pictures of the page, and checks what holds for every page. */
    Visitor look(String name) {
        shoot(name, PHONE, "phone");
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("%s scrolls sideways on a phone", name)
                .isEqualTo(0);
        shoot(name, DESK, "desk");
        assertThat(page.locator("h1").count()).as("headlines of %s", name).isOne();
        assertThat(page.locator("main").count()).as("main parts of %s", name).isOne();
        assertThat(String.valueOf(page.evaluate(NAMELESS)))
                .as("fields of %s without a label", name)
                .isEmpty();
        assertThat(String.valueOf(page.evaluate(TWICE)))
                .as("ids of %s that come twice", name)
                .isEmpty();
        return this;
    }

    private void shoot(String name, int width, String kind) {
        page.setViewportSize(width, HEIGHT);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + "-" + kind + ".png"))
                .setFullPage(true));
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final String NAMELESS = """
        [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
          .filter(field => !field.labels.length && !field.getAttribute('aria-label'))
          .map(field => field.name).join()
        """;

    private static final String TWICE = """
        [...document.querySelectorAll('[id]')].map(one => one.id)
          .filter((id, at, all) => all.indexOf(id) !== at).join()
        """;
}
