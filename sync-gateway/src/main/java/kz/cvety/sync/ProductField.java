package kz.cvety.sync;

import java.util.Optional;

/** A part of a product that each side may change, and that therefore has an owner. */
public enum ProductField {
    NAME("name", "name"),
    DESCRIPTION("description", "description"),
    PRICE("price", "price"),
    IMAGES("images", "imageUrls"),
    ENABLED("enabled", "enabled"),
    /** Only ever told by the other side. */
    ATTRIBUTES("attributes", "attributes");

    private final String label;
    private final String reported;

    ProductField(String label, String reported) {
        this.label = label;
        this.reported = reported;
    }

    /** The name in settings, in the ledger and in the record of conflicts. */
    public String label() {
        return label;
    }

    /** The name of the field of {@link kz.cvety.events.sync.ReportedProduct}. */
    public String reported() {
        return reported;
    }

    /** Whether we can tell it to the other side. */
    public boolean isTold() {
        return this != ATTRIBUTES;
    }

    public static Optional<ProductField> labelled(String label) {
        for (var field : values()) {
            if (field.label.equals(label)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
