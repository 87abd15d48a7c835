/**
 * iCalendar (RFC 5545) on one side, the canonical model on the other: reading, expanding, writing and patching the text of one
 * calendar resource.
 *
 * <p>{@link org.kalends.provider.icloud.internal.ics.IcsResource} is the way in; only
 * {@link org.kalends.provider.icloud.internal.ics.IcsProblem} comes out when a text is bad.
 */
@NullMarked
package org.kalends.provider.icloud.internal.ics;

import org.jspecify.annotations.NullMarked;
