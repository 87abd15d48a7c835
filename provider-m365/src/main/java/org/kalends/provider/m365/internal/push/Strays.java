package org.kalends.provider.m365.internal.push;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.kalends.api.model.AccountId;
import org.kalends.provider.m365.internal.graph.GraphGateway;
import org.kalends.provider.m365.internal.graph.GraphPages;

/**
 * Subscriptions that ring at our receiver and that nobody knows any more: an answer was lost, or a store. Their secrets are not told
 * again, so they cannot be taken over.
 */
final class Strays {

    private final GraphGateway gateway;

    private final GraphPages pages;

    private final SubscriptionRequests requests;

    Strays(GraphGateway gateway, SubscriptionRequests requests) {
        this.gateway = gateway;
        this.pages = new GraphPages(gateway);
        this.requests = requests;
    }

    /**
     * A subscription as it is listed.
     *
     * @param id its id
     * @param resource what it watches
     * @param receiver where it tells changes
     */
    record Listed(String id, String resource, String receiver) {

        /** Returns whether it watches a resource, however the service spells that. */
        boolean watches(String other) {
            return bare(resource).equals(bare(other));
        }

        private static String bare(String resource) {
            return resource.startsWith("/") ? resource.substring(1) : resource;
        }
    }

    /** Ends those of our receiver that a condition picks; returns their ids. */
    List<String> end(AccountId account, URI receiver, Predicate<Listed> condition) {
        List<String> ended = new ArrayList<>();
        for (Listed listed : list(account)) {
            if (listed.receiver().equals(receiver.toString()) && condition.test(listed)) {
                end(account, listed.id());
                ended.add(listed.id());
            }
        }
        return ended;
    }

    /** Ends one; returns quietly when it is gone. */
    void end(AccountId account, String id) {
        var answer = gateway.send(account, requests.delete(account, id));
        if (!answer.missing()) {
            answer.orThrow();
        }
    }

    private List<Listed> list(AccountId account) {
        return pages.all(account, requests.list(account)).stream()
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .map(item -> new Listed(text(item, "id"), text(item, "resource"), text(item, "notificationUrl")))
                .toList();
    }

    private static String text(JsonObject item, String name) {
        JsonElement value = item.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
