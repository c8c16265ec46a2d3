package kz.cvety.sync;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Who owns which field of a product on a connection; a field that is not named belongs to whoever changed it last. */
public record FieldOwners(Map<ProductField, FieldOwner> owners) {

    public static final FieldOwners NEWEST = new FieldOwners(Map.of());

    public FieldOwners {
        owners = Map.copyOf(owners);
    }

    public FieldOwner of(ProductField field) {
        return owners.getOrDefault(field, FieldOwner.NEWEST);
    }

    /** Whether a change of ours to this field may be told there. */
    public boolean letsUsTell(ProductField field) {
        return field.isTold() && of(field) != FieldOwner.THEIRS;
    }

    /** Reads what {@link #labels} wrote; names that mean nothing here are left out. */
    public static FieldOwners labelled(Map<String, String> labels) {
        var owners = new EnumMap<ProductField, FieldOwner>(ProductField.class);
        labels.forEach((field, owner) -> ProductField.labelled(field)
                .ifPresent(known -> FieldOwner.labelled(owner).ifPresent(whose -> owners.put(known, whose))));
        return new FieldOwners(owners);
    }

    /** Every field with its owner, as settings show them. */
    public Map<String, String> labels() {
        var labels = new TreeMap<String, String>();
        for (var field : ProductField.values()) {
            labels.put(field.label(), of(field).label());
        }
        return labels;
    }
}
