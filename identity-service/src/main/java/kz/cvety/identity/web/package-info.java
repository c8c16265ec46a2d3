/** People, shops and sessions over HTTP. */
@NullMarked
package kz.cvety.identity.web;

import org.jspecify.annotations.NullMarked;
