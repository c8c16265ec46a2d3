package kz.cvety.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/** Keeps how far the world outside has followed. That changes nothing about the product itself: no version, no event. */
@Component
public class TrackProductProgress {

    private final Products products;

    TrackProductProgress(Products products) {
        this.products = products;
    }

    /** Runs inside a transaction of the shop; progress of a product that is not here is refused. */
    public void handle(ShopId shop, List<ProductProgress> steps) {
        if (steps.isEmpty()) {
            return;
        }
        var ids = new LinkedHashSet<UUID>();
        steps.forEach(step -> ids.add(step.productId()));
        var known = products.findLockedOrComing(shop, ids);
        for (var step : steps) {
            var product = known.get(step.productId());
            if (product == null) {
                throw new UnknownProduct();
            }
            apply(product, step);
        }
        products.store(shop, known.values());
    }

    private static void apply(Product product, ProductProgress step) {
        switch (step) {
            case ProductProgress.Arrived arrived -> {
                if (arrived.externalId() != null) {
                    product.linkTo(arrived.connection(), arrived.externalId());
                }
                product.deliveredUpTo(arrived.version());
            }
            case ProductProgress.Parked parked -> product.parked(parked.version(), parked.reason());
            case ProductProgress.Resumed resumed -> product.resumed();
        }
    }
}
