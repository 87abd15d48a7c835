package org.kalends.simulator.entra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names of delegated permissions, short or long. */
final class Scopes {

    private static final String GRAPH = "https://graph.microsoft.com/";

    private static final List<String> KNOWN = List.of(
            "Calendars.ReadWrite", "Calendars.Read", "User.Read", "openid", "email", "profile", "offline_access");

    private static final Set<String> OF_OPENID = Set.of("openid", "email", "profile", "offline_access");

    private Scopes() {}

    /** Returns scopes in their short form, in the order in which they came. */
    static Set<String> parsed(String text) {
        Set<String> scopes = new LinkedHashSet<>();
        for (String name : text.strip().split(" +", -1)) {
            scopes.add(known(name)
                    .orElseThrow(() -> new EntraError(
                            400,
                            "invalid_scope",
                            "",
                            70011,
                            "The provided value for the input parameter 'scope' is not valid.")));
        }
        return scopes;
    }

    /** Returns what the answer says was granted. */
    static String told(Set<String> granted, Set<EntraFault> faults) {
        List<String> names = new ArrayList<>(granted);
        names.remove("offline_access");
        if (faults.contains(EntraFault.SCOPE_MISSING)) {
            names.remove("Calendars.ReadWrite");
        }
        if (faults.contains(EntraFault.SCOPE_LONG)) {
            names.replaceAll(name -> OF_OPENID.contains(name) ? name : GRAPH + name);
        }
        if (faults.contains(EntraFault.SCOPE_REORDERED)) {
            Collections.reverse(names);
        }
        return String.join(" ", names);
    }

    /** Returns what an access token for Graph allows. */
    static Set<String> ofGraph(Set<String> granted, Set<EntraFault> faults) {
        Set<String> names =
                new LinkedHashSet<>(Arrays.asList(told(granted, Set.of()).split(" ", -1)));
        if (faults.contains(EntraFault.SCOPE_MISSING)) {
            names.remove("Calendars.ReadWrite");
        }
        return names;
    }

    private static Optional<String> known(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String of = lower.startsWith(GRAPH) ? lower.substring(GRAPH.length()) : lower;
        return KNOWN.stream()
                .filter(known -> known.toLowerCase(Locale.ROOT).equals(of))
                .filter(known -> !lower.startsWith(GRAPH) || !OF_OPENID.contains(known))
                .findFirst();
    }
}
