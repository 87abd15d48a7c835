/**
 * The canonical calendar model: what an event is once no wire word is left.
 *
 * <p>Everything here is an immutable value, validated in its constructor, equal by content and safe to share between
 * threads. Constructors throw {@link java.lang.IllegalArgumentException} with the name of the offending field, and
 * never with its content.
 */
@NullMarked
package org.kalends.api.model;

import org.jspecify.annotations.NullMarked;
