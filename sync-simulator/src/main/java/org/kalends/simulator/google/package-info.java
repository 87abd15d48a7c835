/** Google Calendar on a simulator server. */
@NullMarked
package org.kalends.simulator.google;

import org.jspecify.annotations.NullMarked;
