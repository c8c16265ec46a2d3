/** A webhook becomes a fact: decided by state and version, written in batches, answered after the commit. */
@NullMarked
package kz.cvety.sync.inbound;

import org.jspecify.annotations.NullMarked;
