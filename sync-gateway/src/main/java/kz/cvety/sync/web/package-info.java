/** How people look after connections. */
@NullMarked
package kz.cvety.sync.web;

import org.jspecify.annotations.NullMarked;
