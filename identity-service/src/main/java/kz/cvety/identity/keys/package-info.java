/** The keys that sign access tokens: made, published, rotated, and never seen outside in one piece. */
@NullMarked
package kz.cvety.identity.keys;

import org.jspecify.annotations.NullMarked;
