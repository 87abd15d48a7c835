package org.kalends.provider.m365.internal.push;

import com.google.gson.JsonElement;
import java.util.Locale;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.provider.m365.internal.graph.GraphAnswer;

/** What it means that a subscription is refused; everything else is as with any other request. */
final class SubscriptionErrors {

    private SubscriptionErrors() {}

    static ProviderException of(GraphAnswer answer) {
        if (answer.status() == 400 && aboutValidation(answer)) {
            return new ProviderException(
                    FailureKind.RETRYABLE,
                    name(answer)
                            + ": the service could not reach the receiver, or got no answer from it in ten seconds");
        }
        boolean unwatchable = answer.status() == 403
                || (answer.status() == 400 && answer.code().equalsIgnoreCase("ExtensionError"));
        if (unwatchable) {
            return new ProviderException(FailureKind.UNSUPPORTED, name(answer) + ": the calendar cannot be watched");
        }
        if (answer.status() == 409) {
            return new ProviderException(
                    FailureKind.CONFLICT,
                    name(answer) + ": this application watches the calendar for another receiver already");
        }
        return answer.failure();
    }

    private static boolean aboutValidation(GraphAnswer answer) {
        JsonElement error = answer.body().get("error");
        String text = answer.code() + " " + (error == null ? "" : error.toString());
        return text.toLowerCase(Locale.ROOT).contains("validation");
    }

    private static String name(GraphAnswer answer) {
        return "subscription: " + answer.status();
    }
}
