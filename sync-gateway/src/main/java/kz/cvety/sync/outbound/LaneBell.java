package kz.cvety.sync.outbound;

/** Wakes whoever works on lanes, so that new work is not found by polling. Losing a ring costs time, nothing else. */
@FunctionalInterface
interface LaneBell {

    void ring(ConnectionKey key, int lanes);
}
