package kz.cvety.catalog;

import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Describes, prices or offers a product differently on a user's word. */
@Component
public class EditProduct {

    private static final Logger log = LoggerFactory.getLogger(EditProduct.class);

    private final Products products;
    private final Fulfilment fulfilment;
    private final ProductJournal journal;
    private final InstantSource clock;

    EditProduct(Products products, Fulfilment fulfilment, ProductJournal journal, InstantSource clock) {
        this.products = products;
        this.fulfilment = fulfilment;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The product afterwards; runs inside a transaction of the shop.
     *
     * @param expected the version the user looked at, when they told it
     */
    public Product handle(ShopId shop, UUID id, Wishes wishes, OptionalLong expected, Caller caller) {
        var product = products.findLocked(shop, id).orElseThrow(UnknownProduct::new);
        expected.ifPresent(product::expectVersion);
        var change = new Change(caller.origin(), clock.instant());
        product.edit(fulfilment.of(shop, product.offer(), wishes), change).ifPresent(changed -> {
            journal.write(shop, List.of(product), List.of(ProductJournal.Entry.ofRequest(changed, change)));
            log.atInfo()
                    .addKeyValue("shop", shop)
                    .addKeyValue("product", id)
                    .addKeyValue("changed", changed.changed())
                    .log("product.changed");
        });
        return product;
    }
}
