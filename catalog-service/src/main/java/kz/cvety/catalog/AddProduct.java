package kz.cvety.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.idempotency.IdempotencyKeys;
import kz.cvety.kit.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts something new on the shelves. A request repeated under its idempotency key finds the product it has made. */
@Component
public class AddProduct {

    private static final Logger log = LoggerFactory.getLogger(AddProduct.class);

    private final Products products;
    private final Fulfilment fulfilment;
    private final IdempotencyKeys keys;
    private final ProductJournal journal;
    private final InstantSource clock;

    AddProduct(
            Products products,
            Fulfilment fulfilment,
            IdempotencyKeys keys,
            ProductJournal journal,
            InstantSource clock) {
        this.products = products;
        this.fulfilment = fulfilment;
        this.keys = keys;
        this.journal = journal;
        this.clock = clock;
    }

    /** The product, new or already made; runs inside a transaction of the shop. */
    public Product handle(ShopId shop, Caller caller, IdempotencyKey key, ProductKind kind, Wishes wishes) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = clock.instant();
        var made = keys.claim(shop, key, id);
        if (made.isPresent()) {
            return products.find(shop, made.get()).orElseThrow(UnknownProduct::new);
        }
        var nothing = Offer.named(kind, Objects.requireNonNull(wishes.name().value()));
        var change = new Change(caller.origin(), now);
        products.meet(shop, List.of(id));
        var product = new Product(id, nothing.with(fulfilment.of(shop, nothing, wishes)), change);
        journal.write(shop, List.of(product), List.of(ProductJournal.Entry.ofRequest(product.added(), change)));
        log.atInfo().addKeyValue("shop", shop).addKeyValue("product", id).log("product.added");
        return product;
    }
}
