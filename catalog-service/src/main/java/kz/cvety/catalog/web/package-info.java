/** Products for the apps of shops and their staff, and the shelves for everybody. */
@NullMarked
package kz.cvety.catalog.web;

import org.jspecify.annotations.NullMarked;
