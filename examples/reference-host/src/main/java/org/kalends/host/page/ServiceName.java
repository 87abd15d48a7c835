package org.kalends.host.page;

import java.util.Arrays;
import java.util.Optional;

/** A calendar service as people know it. */
enum ServiceName {
    M365("m365", "Microsoft 365", "M"),
    GOOGLE("google", "Google", "G"),
    ICLOUD("icloud", "iCloud", "i");

    private final String provider;

    private final String title;

    private final String mark;

    ServiceName(String provider, String title, String mark) {
        this.provider = provider;
        this.title = title;
        this.mark = mark;
    }

    /** Returns the service of a provider's id. */
    static ServiceName of(String provider) {
        return find(provider).orElseThrow(() -> new IllegalArgumentException("provider: is not known"));
    }

    static Optional<ServiceName> find(String provider) {
        return Arrays.stream(values())
                .filter(service -> service.provider.equals(provider))
                .findFirst();
    }

    /** Returns the provider's id. */
    public String provider() {
        return provider;
    }

    /** Returns the name for people. */
    public String title() {
        return title;
    }

    /** Returns the letter that stands for it. */
    public String mark() {
        return mark;
    }
}
