/** The public halves of the keys, and the command that rotates them. */
@NullMarked
package kz.cvety.identity.keys.web;

import org.jspecify.annotations.NullMarked;
