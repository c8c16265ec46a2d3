/** What the identity service publishes: which shops there are and who works in them. No phone, e-mail or secret is among it. */
@NullMarked
package kz.cvety.events.identity;

import org.jspecify.annotations.NullMarked;
