package kz.cvety.orders.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.orders.Assortment.Choice;
import kz.cvety.orders.Assortment.WantedLine;
import kz.cvety.orders.OrderLine;
import org.jspecify.annotations.Nullable;

/** What the lines of one request are, each found or refused. */
final class Lines {

    /** A line that can be had as far as the product goes: what is sold, and what one piece takes from stock. */
    private record Sold(OrderLine line, Map<UUID, Long> recipe) {}

    private final Map<UUID, Product> products;
    private final List<OrderLine> sold = new ArrayList<>();
    private final List<Map<UUID, Long>> recipes = new ArrayList<>();
    private final List<LineRefused> refused = new ArrayList<>();

    Lines(List<WantedLine> wanted, Map<UUID, Product> products) {
        this.products = products;
        for (var i = 0; i < wanted.size(); i++) {
            var found = find(i, wanted.get(i));
            // a refused one keeps its place, so that the places of the others stay right
            sold.add(found == null ? freeLine(wanted.get(i)) : found.line);
            recipes.add(found == null ? Map.of() : found.recipe);
        }
    }

    Choice choice() {
        return new Choice(List.copyOf(sold), List.copyOf(recipes));
    }

    List<LineRefused> refused() {
        return refused;
    }

    /** What all lines together take, by item. */
    static Map<UUID, Long> needs(Choice choice) {
        var needs = new TreeMap<UUID, Long>();
        for (var i = 0; i < choice.lines().size(); i++) {
            var pieces = choice.lines().get(i).quantity();
            choice.recipes().get(i).forEach((item, each) -> needs.merge(item, pieces * each, Math::addExact));
        }
        return needs;
    }

    /** The lines for which there is too little, when the earlier ones are served first. */
    static List<LineRefused> tooMany(Choice choice, Map<UUID, Long> free) {
        var left = new HashMap<>(free);
        var refused = new ArrayList<LineRefused>();
        for (var i = 0; i < choice.lines().size(); i++) {
            var recipe = choice.recipes().get(i);
            var wanted = choice.lines().get(i).quantity();
            var available = recipe.entrySet().stream()
                    .mapToLong(each -> Math.max(0, left.getOrDefault(each.getKey(), 0L)) / each.getValue())
                    .min()
                    .orElse(wanted);
            if (available < wanted) {
                refused.add(LineRefused.outOfStock(i, wanted, available));
            }
            var served = Math.min(wanted, available);
            recipe.forEach((item, each) -> left.merge(item, -served * each, Long::sum));
        }
        return refused;
    }

    private @Nullable Sold find(int line, WantedLine wanted) {
        if (wanted.productId() == null) {
            return new Sold(freeLine(wanted), Map.of());
        }
        var product = products.get(wanted.productId());
        if (product == null) {
            refused.add(LineRefused.unknownProduct(line));
            return null;
        }
        if (!product.offered() || !product.price().currency().equals(Money.TENGE)) {
            refused.add(LineRefused.notOffered(line, "productId"));
            return null;
        }
        if (product.variants().isEmpty() && wanted.variantId() == null) {
            return sold(line, wanted, product, null);
        }
        if (wanted.variantId() == null) {
            refused.add(LineRefused.variantRequired(line));
            return null;
        }
        var variant = product.variant(wanted.variantId()).orElse(null);
        if (variant == null) {
            refused.add(LineRefused.unknownVariant(line));
            return null;
        }
        if (!variant.enabled()) {
            refused.add(LineRefused.notOffered(line, "variantId"));
            return null;
        }
        return sold(line, wanted, product, variant);
    }

    private Sold sold(int line, WantedLine wanted, Product product, Product.@Nullable Variant variant) {
        var price = variant == null
                ? product.price()
                : new Money(variant.price(), product.price().currency());
        if (wanted.price() != null && !wanted.price().equals(price)) {
            refused.add(LineRefused.priceChanged(line, price));
        }
        var own = variant == null || variant.recipe().isEmpty() ? product.recipe() : variant.recipe();
        var recipe = new HashMap<UUID, Long>();
        own.forEach(portion -> recipe.merge(portion.item(), (long) portion.quantity(), Long::sum));
        return new Sold(
                new OrderLine(
                        product.id().toString(),
                        variant == null ? null : variant.id().toString(),
                        wanted.externalProductId() == null ? product.externalId() : wanted.externalProductId(),
                        null,
                        variant == null ? product.name() : product.name() + ", " + variant.name(),
                        price.minor(),
                        price.currency(),
                        wanted.quantity()),
                Map.copyOf(recipe));
    }

    private static OrderLine freeLine(WantedLine wanted) {
        var price = wanted.price() == null ? Money.zero(Money.TENGE) : wanted.price();
        return new OrderLine(
                null,
                null,
                wanted.externalProductId(),
                null,
                wanted.name() == null ? "" : wanted.name(),
                price.minor(),
                price.currency(),
                wanted.quantity());
    }
}
