/** Real PostgreSQL and Kafka for tests and for the local launcher, with tokens, a settable clock and a record probe. */
@NullMarked
package kz.cvety.kit.testing;

import org.jspecify.annotations.NullMarked;
