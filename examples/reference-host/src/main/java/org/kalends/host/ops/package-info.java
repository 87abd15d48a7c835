/** What an operator watches: health and metrics. */
@NullMarked
package org.kalends.host.ops;

import org.jspecify.annotations.NullMarked;
