/** How a service describes its API to those who call it. */
@NullMarked
package kz.cvety.kit.openapi;

import org.jspecify.annotations.NullMarked;
