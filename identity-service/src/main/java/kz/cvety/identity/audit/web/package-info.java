/** The audit log over HTTP. */
@NullMarked
package kz.cvety.identity.audit.web;

import org.jspecify.annotations.NullMarked;
