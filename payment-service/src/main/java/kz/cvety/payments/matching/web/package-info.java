/** Candidates and queues over HTTP. */
@NullMarked
package kz.cvety.payments.matching.web;

import org.jspecify.annotations.NullMarked;
