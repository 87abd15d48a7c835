package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All pages of one answer put together: the last word on each id counts.
 *
 * <p>The service repeats items within a round, in any order and in old states. Used by one thread.
 */
final class Round {

    private final Map<String, GraphItem> items = new LinkedHashMap<>();

    private final Set<String> doubtful = new LinkedHashSet<>();

    /** Takes in a page. */
    void add(List<JsonElement> page) {
        for (JsonElement element : page) {
            GraphItem.of(element).ifPresent(item -> items.merge(item.id(), item, this::later));
        }
    }

    private GraphItem later(GraphItem before, GraphItem now) {
        if (!now.etag().equals(before.etag())) {
            before.seriesId().ifPresent(doubtful::add);
            now.seriesId().ifPresent(doubtful::add);
        }
        boolean older = now.modified()
                .flatMap(at -> before.modified().filter(at::isBefore))
                .isPresent();
        return older ? before : now;
    }

    /**
     * Takes what should be told and is not for something that has left. Of what came and went between two rounds the service tells
     * nothing, though it may have been heard of in another way.
     */
    void miss(List<String> ids) {
        for (String id : ids) {
            items.computeIfAbsent(id, GraphItem::gone);
        }
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** Returns the single events. */
    List<GraphItem> singles() {
        return of(GraphItem.Type.SINGLE);
    }

    /** Returns the ids of what is said to have left the feed. */
    List<String> gone() {
        return of(GraphItem.Type.GONE).stream().map(GraphItem::id).toList();
    }

    /** Returns the ids of all that is there, occurrences too. */
    List<String> present() {
        return items.values().stream()
                .filter(item -> item.type() != GraphItem.Type.GONE)
                .map(GraphItem::id)
                .toList();
    }

    /** Returns the ids of the single events and series that are there. */
    List<String> here() {
        return items.values().stream()
                .filter(item -> item.type() == GraphItem.Type.SINGLE || item.type() == GraphItem.Type.MASTER)
                .map(GraphItem::id)
                .toList();
    }

    /** Returns the masters of series, by id. */
    Map<String, GraphItem> masters() {
        Map<String, GraphItem> masters = new LinkedHashMap<>();
        of(GraphItem.Type.MASTER).forEach(item -> masters.put(item.id(), item));
        return masters;
    }

    /** Returns the ids of all series of which anything is in the round. */
    Set<String> series() {
        Set<String> ids = new LinkedHashSet<>();
        for (GraphItem item : items.values()) {
            item.seriesId().ifPresent(ids::add);
        }
        return ids;
    }

    /**
     * Returns the series that were told in several states: what belonged to an old one is not told as gone, so the round does not say
     * which occurrences there are.
     */
    Set<String> doubtful() {
        return doubtful;
    }

    /** Returns the occurrences by the id of their series. */
    Map<String, List<GraphItem>> occurrences() {
        Map<String, List<GraphItem>> bySeries = new LinkedHashMap<>();
        for (GraphItem item : items.values()) {
            item.masterId()
                    .ifPresent(id -> Objects.requireNonNull(bySeries.computeIfAbsent(id, unknown -> new ArrayList<>()))
                            .add(item));
        }
        return bySeries;
    }

    private List<GraphItem> of(GraphItem.Type type) {
        return items.values().stream().filter(item -> item.type() == type).toList();
    }
}
