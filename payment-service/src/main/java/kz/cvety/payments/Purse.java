package kz.cvety.payments;

/** Whose money it is as far as we know. */
public enum Purse {
    /** It pays for an order. */
    ORDERS,
    /** Nobody has said yet what it is for. */
    UNASSIGNED;

    public Ledger.Account account() {
        return this == ORDERS ? Ledger.Account.ORDERS : Ledger.Account.UNASSIGNED;
    }
}
