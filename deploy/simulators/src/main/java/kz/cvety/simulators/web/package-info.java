/** The HTTP server and the HTML the simulators share: a request in, a reply or a cut connection out. */
@NullMarked
package kz.cvety.simulators.web;

import org.jspecify.annotations.NullMarked;
