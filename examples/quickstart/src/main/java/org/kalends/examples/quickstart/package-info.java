/** The shortest program that syncs two calendars. */
@NullMarked
package org.kalends.examples.quickstart;

import org.jspecify.annotations.NullMarked;
