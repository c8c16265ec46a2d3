package kz.cvety.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.ProductAdded;
import kz.cvety.events.catalog.ProductArchived;
import kz.cvety.events.catalog.ProductChanged;
import kz.cvety.events.catalog.ProductEvent;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.RequestContext;
import kz.cvety.kit.outbox.NewFact;
import kz.cvety.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts down what has happened, in the transaction in which it happens: the products, and the facts for everybody else. */
@Component
class ProductJournal {

    /** One event and what caused it. */
    record Entry(
            ProductEvent event, Origin origin, @Nullable String traceparent) {

        static Entry ofRequest(ProductEvent event, Change change) {
            return new Entry(event, change.origin(), RequestContext.current().traceparent());
        }
    }

    private final Products products;
    private final Pictures pictures;
    private final Outbox outbox;

    ProductJournal(Products products, Pictures pictures, Outbox outbox) {
        this.products = products;
        this.pictures = pictures;
        this.outbox = outbox;
    }

    void write(ShopId shop, Collection<Product> touched, List<Entry> entries) {
        products.store(shop, touched);
        var shown = new LinkedHashMap<UUID, List<UUID>>();
        entries.stream()
                .map(Entry::event)
                .filter(ProductJournal::showsOtherImages)
                .forEach(event -> shown.put(
                        event.aggregateId(),
                        event.product().images().stream()
                                .map(ProductImage::imageId)
                                .toList()));
        if (!shown.isEmpty()) {
            pictures.show(shop, shown);
        }
        outbox.append(entries.stream()
                .map(entry -> new NewFact(
                        UuidCreator.getTimeOrderedEpoch(), shop, entry.origin(), entry.event(), entry.traceparent()))
                .toList());
    }

    private static boolean showsOtherImages(ProductEvent event) {
        return switch (event) {
            case ProductAdded added -> !added.product().images().isEmpty();
            case ProductChanged changed -> changed.changed().contains("images");
            case ProductArchived archived -> false;
        };
    }
}
