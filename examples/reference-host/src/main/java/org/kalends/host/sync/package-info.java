/** What users want kept in step, and what became of it. */
@NullMarked
package org.kalends.host.sync;

import org.jspecify.annotations.NullMarked;
