package kz.cvety.catalog;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import kz.cvety.events.catalog.ProductEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a product off the shelves, or brings it back. It is never deleted: orders know it. */
@Component
public class ArchiveProduct {

    private static final Logger log = LoggerFactory.getLogger(ArchiveProduct.class);

    private final Products products;
    private final ProductJournal journal;
    private final InstantSource clock;

    ArchiveProduct(Products products, ProductJournal journal, InstantSource clock) {
        this.products = products;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The product afterwards; runs inside a transaction of the shop.
     *
     * @param expected the version the user looked at, when they told it
     */
    public Product handle(ShopId shop, UUID id, boolean archived, OptionalLong expected, Caller caller) {
        var product = products.findLocked(shop, id).orElseThrow(UnknownProduct::new);
        expected.ifPresent(product::expectVersion);
        var change = new Change(caller.origin(), clock.instant());
        Optional<? extends ProductEvent> event = archived ? product.archive(change) : product.restore(change);
        event.ifPresent(happened -> {
            journal.write(shop, List.of(product), List.of(ProductJournal.Entry.ofRequest(happened, change)));
            log.atInfo()
                    .addKeyValue("shop", shop)
                    .addKeyValue("product", id)
                    .log(archived ? "product.archived" : "product.restored");
        });
        return product;
    }
}
