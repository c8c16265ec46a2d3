package kz.cvety.catalog;

/** Something to hold in hand, or something that is done. */
public enum ProductKind {
    GOODS,
    SERVICE
}
