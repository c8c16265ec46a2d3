/** What the sync-gateway publishes: what an external system told us, translated, and what we told it. */
@NullMarked
package kz.cvety.events.sync;

import org.jspecify.annotations.NullMarked;
