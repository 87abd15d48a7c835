package org.kalends.provider.icloud.internal.ics;

import java.util.Optional;
import java.util.OptionalInt;
import org.kalends.api.model.RecurrenceRule;

/**
 * A rule as the text has it: UNTIL is not yet read in a zone, and both ends may be there.
 *
 * @param rule the rule without an end
 * @param count COUNT
 * @param until UNTIL as stored
 */
record ParsedRule(RecurrenceRule rule, OptionalInt count, Optional<String> until) {}
