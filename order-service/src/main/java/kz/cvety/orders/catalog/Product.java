package kz.cvety.orders.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product as it was last told.
 *
 * @param offered whether buyers can have it now
 * @param externalId its id in the one external system that has it
 * @param recipe what one piece takes from stock; empty when nothing is counted
 */
public record Product(
        UUID id,
        long version,
        String name,
        Money price,
        boolean offered,
        @Nullable String externalId,
        List<Portion> recipe,
        List<Variant> variants) {

    /** So much of one item of stock. */
    public record Portion(UUID item, int quantity) {}

    /**
     * One way to buy it.
     *
     * @param price of one piece in minor units of the product's currency
     * @param recipe in place of the product's own, unless it is empty
     */
    public record Variant(UUID id, String name, long price, boolean enabled, List<Portion> recipe) {}

    Optional<Variant> variant(UUID wanted) {
        return variants.stream().filter(variant -> variant.id.equals(wanted)).findFirst();
    }
}
