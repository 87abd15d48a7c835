/** The library inside the host: engine, stores, providers, queue and workers. */
@NullMarked
package org.kalends.host.library;

import org.jspecify.annotations.NullMarked;
