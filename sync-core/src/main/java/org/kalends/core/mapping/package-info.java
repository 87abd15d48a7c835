/** The mappings that ship with the library, how a policy composes them, and the keyed hashes of fields. */
@NullMarked
package org.kalends.core.mapping;

import org.jspecify.annotations.NullMarked;
