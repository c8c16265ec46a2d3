package kz.cvety.simulators.bitrix;

/** The shop has no product with this number. */
public final class NoSuchProduct extends RuntimeException {

    NoSuchProduct(long id) {
        super("no product " + id);
    }
}
