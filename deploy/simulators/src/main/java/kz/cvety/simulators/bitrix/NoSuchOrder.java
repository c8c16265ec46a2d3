package kz.cvety.simulators.bitrix;

/** The shop has no order with this number. */
public final class NoSuchOrder extends RuntimeException {

    NoSuchOrder(long id) {
        super("no order " + id);
    }
}
