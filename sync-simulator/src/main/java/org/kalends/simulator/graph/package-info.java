/** Microsoft Graph's calendars. */
@NullMarked
package org.kalends.simulator.graph;

import org.jspecify.annotations.NullMarked;
