/** Secrets that have to be shown to somebody else again, at rest: sealed with a key of their own, which a key from the environment seals. */
@NullMarked
package kz.cvety.kit.secrets;

import org.jspecify.annotations.NullMarked;
