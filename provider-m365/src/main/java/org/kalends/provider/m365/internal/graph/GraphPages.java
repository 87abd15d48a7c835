package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Listings that come in pages, read to their end. */
public final class GraphPages {

    private static final int MOST = 2_000;

    private final GraphGateway gateway;

    /** Creates a reader of listings. */
    public GraphPages(GraphGateway gateway) {
        this.gateway = gateway;
    }

    /** Returns all items of a listing. */
    public List<JsonElement> all(AccountId account, GraphRequest first) {
        return rest(account, gateway.send(account, first).orThrow());
    }

    /** Returns all items of a listing; empty when the service gives up because it asks for much at once. */
    Optional<List<JsonElement>> allUnlessTooHeavy(AccountId account, GraphRequest first) {
        GraphAnswer answer = gateway.send(account, first);
        return GraphErrors.tooHeavy(answer) ? Optional.empty() : Optional.of(rest(account, answer.orThrow()));
    }

    /** Returns the items of a first page that has come already, and those of all pages behind it. */
    List<JsonElement> rest(AccountId account, GraphAnswer first) {
        List<JsonElement> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        GraphAnswer page = first;
        while (true) {
            items.addAll(items(page));
            Optional<GraphRequest> next = next(page);
            if (next.isEmpty()) {
                return items;
            }
            if (!seen.add(next.get().target()) || seen.size() > MOST) {
                throw new ProviderException(
                        FailureKind.RETRYABLE, first.request().name() + ": its pages do not end");
            }
            page = gateway.send(account, next.get()).orThrow();
        }
    }

    /** Returns the items of one page. */
    static List<JsonElement> items(GraphAnswer page) {
        JsonElement value = page.body().get("value");
        if (value == null || !value.isJsonArray()) {
            throw new ProviderException(FailureKind.RETRYABLE, page.request().name() + ": value: is not a list");
        }
        return value.getAsJsonArray().asList();
    }

    /** Returns the request for the page behind one; empty when there is none. */
    Optional<GraphRequest> next(GraphAnswer page) {
        return link(page, "@odata.nextLink").map(target -> follow(page.request(), target));
    }

    /** Returns what stands behind the version in a link of a page; empty when it has no such link. */
    Optional<String> link(GraphAnswer page, String name) {
        return text(page.body(), name)
                .map(link -> gateway.settings()
                        .root()
                        .target(link)
                        .orElseThrow(() -> new ProviderException(
                                FailureKind.PERMANENT,
                                page.request().name() + ": " + name + ": leads to another host")));
    }

    private static GraphRequest follow(GraphRequest request, String target) {
        return GraphRequest.link(request.shape(), target, request.preferences());
    }

    private static Optional<String> text(JsonObject body, String name) {
        JsonElement value = body.get(name);
        return value != null && value.isJsonPrimitive()
                ? Optional.of(value.getAsString()).filter(text -> !text.isBlank())
                : Optional.empty();
    }
}
