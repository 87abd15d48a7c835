package org.kalends.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * JSON that a document shows. Members that it leaves out are free, a text that ends with an ellipsis stands for any that begins so, and a
 * list that ends with one may go on.
 */
final class ClaimedJson {

    private static final String ELLIPSIS = "…";

    private ClaimedJson() {}

    /** Returns where an answer is not what is claimed. */
    static List<String> differences(JsonNode claim, JsonNode answer) {
        List<String> found = new ArrayList<>();
        compare("", claim, answer, found);
        return found;
    }

    private static void compare(String path, JsonNode claim, JsonNode answer, List<String> found) {
        if (claim.isObject() && answer.isObject()) {
            for (Map.Entry<String, JsonNode> member : claim.properties()) {
                compare(path + "/" + member.getKey(), member.getValue(), answer.path(member.getKey()), found);
            }
        } else if (claim.isArray() && answer.isArray()) {
            list(path, claim, answer, found);
        } else if (!same(claim, answer)) {
            found.add(path + ": " + claim + " is claimed, but it is " + answer);
        }
    }

    private static void list(String path, JsonNode claim, JsonNode answer, List<String> found) {
        boolean open = !claim.isEmpty() && isEllipsis(claim.get(claim.size() - 1));
        int named = open ? claim.size() - 1 : claim.size();
        if (open ? answer.size() < named : answer.size() != named) {
            found.add(path + ": " + named + " elements are claimed, but there are " + answer.size());
        }
        for (int i = 0; i < Math.min(named, answer.size()); i++) {
            compare(path + "/" + i, claim.get(i), answer.get(i), found);
        }
    }

    private static boolean same(JsonNode claim, JsonNode answer) {
        if (claim.isString() && claim.stringValue().endsWith(ELLIPSIS)) {
            String start = claim.stringValue().substring(0, claim.stringValue().length() - ELLIPSIS.length());
            return answer.isString() && answer.stringValue().startsWith(start);
        }
        return claim.equals(answer);
    }

    private static boolean isEllipsis(JsonNode node) {
        return node.isString() && node.stringValue().equals(ELLIPSIS);
    }
}
