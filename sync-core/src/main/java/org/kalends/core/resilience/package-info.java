/** Keeps calls to remote sides within what they bear, and hurried failures from becoming failed runs. */
@NullMarked
package org.kalends.core.resilience;

import org.jspecify.annotations.NullMarked;
