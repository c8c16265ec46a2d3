/** What happened to accounts, sessions, keys and teams, and who did it. Never a secret. */
@NullMarked
package kz.cvety.identity.audit;

import org.jspecify.annotations.NullMarked;
