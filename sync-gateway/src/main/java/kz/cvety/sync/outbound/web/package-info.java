/** Where operators and directors see what is still to be told, and decide about what is stuck. */
@NullMarked
package kz.cvety.sync.outbound.web;

import org.jspecify.annotations.NullMarked;
