/** The doors: uploads of staff, and the public addresses of what is kept. */
@NullMarked
package kz.cvety.catalog.media.web;

import org.jspecify.annotations.NullMarked;
