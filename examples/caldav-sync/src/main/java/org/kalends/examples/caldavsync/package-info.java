/** A command line that keeps two CalDAV calendars in step. */
@NullMarked
package org.kalends.examples.caldavsync;

import org.jspecify.annotations.NullMarked;
