/** One run of a pair, from the two feeds to the cursors. {@link org.kalends.core.internal.run.SyncRun} is the file to read first. */
@NullMarked
package org.kalends.core.internal.run;

import org.jspecify.annotations.NullMarked;
