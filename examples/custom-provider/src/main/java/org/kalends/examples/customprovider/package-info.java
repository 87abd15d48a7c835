/** A program that keeps two folders in step with the provider beside it. */
@NullMarked
package org.kalends.examples.customprovider;

import org.jspecify.annotations.NullMarked;
