package kz.cvety.simulators.machinery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened, in order. It keeps the newest entries up to its size and counts all of them. */
public final class Ledger<T> {

    private final int size;
    private final Deque<T> entries = new ArrayDeque<>();
    private long total;

    public Ledger(int size) {
        this.size = size;
    }

    public synchronized void add(T entry) {
        entries.addLast(entry);
        total++;
        if (entries.size() > size) {
            entries.removeFirst();
        }
    }

    /** The kept entries, oldest first. */
    public synchronized List<T> entries() {
        return List.copyOf(entries);
    }

    /** How many there ever were. */
    public synchronized long total() {
        return total;
    }

    public synchronized void clear() {
        entries.clear();
        total = 0;
    }
}
