/** Deciding what to do, apart from doing it: everything here is pure. */
@NullMarked
package org.kalends.core.internal.plan;

import org.jspecify.annotations.NullMarked;
