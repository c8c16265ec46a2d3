package kz.cvety.payments.ledger;

import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Ledger;
import org.jspecify.annotations.Nullable;

/** The ledger as people read it, inside a transaction of the shop. */
public interface Books {

    /** Every account as it stands, by name; those of one currency sum to zero. */
    List<Balance> balances(ShopId shop);

    /** Newest first: what was posted for one payment or for all, before a position. */
    List<Posted> page(ShopId shop, @Nullable UUID payment, @Nullable Long before, int limit);

    /** The sums of both sides of an account. */
    record Balance(String account, Money debit, Money credit) {}

    /** An entry and its place in the books. */
    record Posted(long position, Ledger.Entry entry) {}
}
