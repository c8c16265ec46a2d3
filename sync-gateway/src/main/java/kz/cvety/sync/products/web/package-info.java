/** Where people see which side won. */
@NullMarked
package kz.cvety.sync.products.web;

import org.jspecify.annotations.NullMarked;
