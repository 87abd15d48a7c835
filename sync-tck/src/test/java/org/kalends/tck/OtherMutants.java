package org.kalends.tck;

import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.ProviderId;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Subscription;

/** Mappings that break the laws, doorbells that anybody rings, sign-ins that anybody completes. */
final class OtherMutants {

    private OtherMutants() {}

    static Stream<Mutant<EventMapping>> mappings() {
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                mapping("EM-01", "adds its prefix each time", "forward", call -> {
                    CalendarEvent event = call.proceed();
                    return event.toBuilder().title("x " + event.title()).build();
                }),
                mapping("EM-02", "edits on the way back", "back", call -> {
                    CalendarEvent event = call.proceed();
                    return event.toBuilder().title(event.title() + "!").build();
                }),
                mapping("EM-03", "carries a masked field inside another one", "*", call -> {
                    if (call.method().getName().equals("carriesBack")) {
                        Set<EventField> carried = EnumSet.copyOf(call.<Set<EventField>>proceed());
                        carried.remove(EventField.LOCATION);
                        return carried;
                    }
                    CalendarEvent event = call.proceed();
                    return call.method().getName().equals("back")
                            ? event.toBuilder()
                                    .title(event.title()
                                            + call.<CalendarEvent>arg(0).location())
                                    .build()
                            : event;
                }),
                mapping(
                        "EM-04",
                        "restores a field that it says it carries",
                        "back",
                        call -> call.<CalendarEvent>proceed().with(EventField.AVAILABILITY, call.arg(1))),
                mapping(
                        "EM-05",
                        "counts its calls",
                        "forward",
                        call -> call.<CalendarEvent>proceed().toBuilder()
                                .title("" + calls.incrementAndGet())
                                .build()));
    }

    static Stream<Mutant<NotificationSource>> sources() {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger rung = new AtomicInteger();
        return Stream.of(
                source("NS-01", "changes its name", "provider", call -> new ProviderId("p" + calls.incrementAndGet())),
                source(
                        "NS-02",
                        "rings once",
                        "receive",
                        call -> rung.getAndIncrement() == 0 ? call.proceed() : new Reception.Rejected("again")),
                source(
                        "NS-03",
                        "does not look at the secret",
                        "receive",
                        call -> known(
                                call,
                                id -> found(call, id)
                                        .map(subscription -> withSecret(
                                                subscription,
                                                call.<HttpNotification>arg(0)
                                                        .header("x-goog-channel-token")
                                                        .orElse(""))))),
                source(
                        "NS-04",
                        "rings for anybody",
                        "receive",
                        call -> known(call, id -> Optional.of(SampleNotifications.SUBSCRIPTION))),
                source("NS-05", "stumbles over nonsense", "receive", call -> {
                    HttpNotification request = call.arg(0);
                    String id = request.header("x-goog-channel-id").orElseThrow();
                    return id.isEmpty() ? new Reception.Rejected("no id") : call.proceed();
                }),
                source("NS-06", "says which secret it wanted", "receive", call -> {
                    Reception reception = call.proceed();
                    return reception instanceof Reception.Rejected
                            ? new Reception.Rejected("not " + SampleNotifications.SUBSCRIPTION.secret())
                            : reception;
                }));
    }

    private static Object known(Tamper.Call call, Function<String, Optional<Subscription>> known) throws Throwable {
        return call.with(1, known).proceed();
    }

    private static Optional<Subscription> found(Tamper.Call call, String id) {
        return call.<Function<String, Optional<Subscription>>>arg(1).apply(id);
    }

    private static Subscription withSecret(Subscription subscription, String secret) {
        return new Subscription(
                subscription.id(), subscription.calendar(), secret, subscription.state(), subscription.expiresAt());
    }

    static Stream<Mutant<Authorization>> authorizations() {
        AtomicInteger calls = new AtomicInteger();
        Authorization.Grant grant =
                new Authorization.Grant("somebody", Optional.empty(), new Credential.AppPassword("a", "b"));
        return Stream.of(
                authorization("AU-01", "takes passwords where people sign in", "connect", call -> grant),
                authorization("AU-02", "has one state for all", "begin", call -> {
                    Authorization.SignIn signIn = call.proceed();
                    return new Authorization.SignIn(signIn.url(), "s".repeat(22), signIn.verifier(), signIn.nonce());
                }),
                authorization("AU-03", "sends the verifier along", "begin", call -> {
                    Authorization.SignIn signIn = call.proceed();
                    URI url = URI.create(signIn.url() + "&code_verifier=" + signIn.verifier());
                    return new Authorization.SignIn(url, signIn.state(), signIn.verifier(), signIn.nonce());
                }),
                authorization("AU-04", "completes any answer", "complete", call -> grant),
                authorization(
                        "AU-05",
                        "changes its name",
                        "provider",
                        call -> new ProviderId("p" + calls.incrementAndGet())));
    }

    private static Mutant<EventMapping> mapping(String rule, String flaw, String method, Tamper.Flaw how) {
        UnaryOperator<EventMapping> wrapper = mapping -> Tamper.with(EventMapping.class, mapping, method, how);
        return new Mutant<>(rule, flaw, wrapper);
    }

    private static Mutant<NotificationSource> source(String rule, String flaw, String method, Tamper.Flaw how) {
        UnaryOperator<NotificationSource> wrapper =
                source -> Tamper.with(NotificationSource.class, source, method, how);
        return new Mutant<>(rule, flaw, wrapper);
    }

    private static Mutant<Authorization> authorization(String rule, String flaw, String method, Tamper.Flaw how) {
        UnaryOperator<Authorization> wrapper = each -> Tamper.with(Authorization.class, each, method, how);
        return new Mutant<>(rule, flaw, wrapper);
    }
}
