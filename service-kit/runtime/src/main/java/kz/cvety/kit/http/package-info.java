/** What every HTTP request carries, an id people can quote and the trace it belongs to, and the bounds of what it may bring. */
@NullMarked
package kz.cvety.kit.http;

import org.jspecify.annotations.NullMarked;
