/** Transactions, rows and their text. Not part of the library's promise. */
@NullMarked
package org.kalends.store.jdbc.internal;

import org.jspecify.annotations.NullMarked;
