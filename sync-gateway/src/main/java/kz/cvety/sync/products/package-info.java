/** What both sides believe about products, and what was decided where both had changed a field. */
@NullMarked
package kz.cvety.sync.products;

import org.jspecify.annotations.NullMarked;
