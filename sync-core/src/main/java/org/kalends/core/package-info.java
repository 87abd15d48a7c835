/**
 * The engine: {@link org.kalends.core.SyncEngine} runs pairs, {@link org.kalends.core.SyncWorker} runs those that are due.
 */
@NullMarked
package org.kalends.core;

import org.jspecify.annotations.NullMarked;
