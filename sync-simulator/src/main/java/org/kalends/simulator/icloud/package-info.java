/** Apple's iCloud calendars, as CalDAV (RFC 4791) and as iCloud is known to speak it. */
@NullMarked
package org.kalends.simulator.icloud;

import org.jspecify.annotations.NullMarked;
