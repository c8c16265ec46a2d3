/** Who is calling: tokens are verified here and nowhere minted. */
@NullMarked
package kz.cvety.kit.security;

import org.jspecify.annotations.NullMarked;
