/** What a shop is connected with, and how words, prices and statuses of the other side become ours. */
@NullMarked
package kz.cvety.sync;

import org.jspecify.annotations.NullMarked;
