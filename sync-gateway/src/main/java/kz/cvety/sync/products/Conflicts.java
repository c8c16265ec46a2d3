package kz.cvety.sync.products;

import java.util.Collection;

/** The record of settled conflicts; written in the transaction that settles them. */
public interface Conflicts {

    void add(Collection<Conflict> settled);
}
