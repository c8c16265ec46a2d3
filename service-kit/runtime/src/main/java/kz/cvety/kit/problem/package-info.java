/** Every refusal and fault over HTTP, in the one shape of RFC 9457. */
@NullMarked
package kz.cvety.kit.problem;

import org.jspecify.annotations.NullMarked;
