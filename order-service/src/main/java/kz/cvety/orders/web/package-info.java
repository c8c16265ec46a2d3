/** Orders for the apps of shops and administrators, and the tracking page of buyers. */
@NullMarked
package kz.cvety.orders.web;

import org.jspecify.annotations.NullMarked;
