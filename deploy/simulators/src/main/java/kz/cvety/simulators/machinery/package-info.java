/** What both simulators are made of: faults, limits, ledgers, a journal and an agent that sends until it is heard. */
@NullMarked
package kz.cvety.simulators.machinery;

import org.jspecify.annotations.NullMarked;
