package kz.cvety.simulators.bitrix;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The shop's products and what managers do with them. Every save that changes something raises the product's version and
 * fires a hook; a save that changes nothing does neither. It works on whatever happens to the network.
 */
public final class BitrixProducts {

    private static final long FIRST_PRODUCT = 1243;

    /** What Bitrix has room for. */
    private static final int LONGEST_NAME = 255;

    private final InstantSource clock;
    private final ProductSaved.Listener listener;
    private final TreeMap<Long, BitrixProduct> products = new TreeMap<>();
    private long lastProduct = FIRST_PRODUCT - 1;

    BitrixProducts(InstantSource clock, ProductSaved.Listener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** A manager adds a product; it needs a name and a price. */
    public BitrixProduct add(ProductEdit wanted, long managerId) {
        return create(wanted, Long.toString(managerId));
    }

    /** A manager changes a product. */
    public BitrixProduct edit(long id, ProductEdit wanted, long managerId) {
        return change(id, wanted, Long.toString(managerId));
    }

    /** A manager deletes a product; deleting it again does nothing. */
    public synchronized void delete(long id, long managerId) {
        var product = traced(id);
        if (!product.deleted()) {
            var gone = at(product, product.version() + 1, now(), Long.toString(managerId), true);
            keep(gone, ProductSaved.DELETED);
        }
    }

    public synchronized Optional<BitrixProduct> find(long id) {
        return Optional.ofNullable(products.get(id)).filter(Predicate.not(BitrixProduct::deleted));
    }

    /**
     * The product with this number.
     *
     * @throws NoSuchProduct when there is none, or no longer
     */
    public BitrixProduct get(long id) {
        return find(id).orElseThrow(() -> new NoSuchProduct(id));
    }

    /** Every product that carries this external key; more than one shows a doubled create. */
    public List<BitrixProduct> findByXmlId(String xmlId) {
        return all().stream().filter(product -> product.xmlId().equals(xmlId)).toList();
    }

    /** All products that are not deleted, oldest first. */
    public List<BitrixProduct> all() {
        return traces().stream().filter(Predicate.not(BitrixProduct::deleted)).toList();
    }

    /** All products, the deleted ones too. */
    public synchronized List<BitrixProduct> traces() {
        return List.copyOf(products.values());
    }

    synchronized BitrixProduct create(ProductEdit wanted, String changedBy) {
        var name = wanted.name();
        checkName(name == null ? "" : name);
        if (wanted.price() == null) {
            throw new CallRefused("price", "price is required");
        }
        var blank = new BitrixProduct(
                lastProduct + 1,
                "",
                "",
                BigDecimal.ZERO,
                "KZT",
                true,
                "",
                "",
                "",
                List.of(),
                "",
                "",
                "",
                0,
                now(),
                changedBy,
                false);
        return keep(wanted.applied(blank), ProductSaved.CREATED);
    }

    synchronized BitrixProduct change(long id, ProductEdit wanted, String changedBy) {
        var product = get(id);
        var wish = wanted.applied(product);
        checkName(wish.name());
        return wish.sameAs(product)
                ? product
                : keep(at(wish, wish.version(), now(), changedBy, false), ProductSaved.UPDATED);
    }

    /** Takes a product back from the journal, without a hook. */
    synchronized void restore(BitrixProduct product) {
        products.put(product.id(), product);
        lastProduct = Math.max(lastProduct, product.id());
    }

    private static void checkName(String name) {
        if (name.isBlank()) {
            throw new CallRefused("name", "name is required");
        }
        if (name.length() > LONGEST_NAME) {
            throw new CallRefused("name", "name is longer than " + LONGEST_NAME + " letters");
        }
    }

    private BitrixProduct traced(long id) {
        return Optional.ofNullable(products.get(id)).orElseThrow(() -> new NoSuchProduct(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private BitrixProduct keep(BitrixProduct product, ProductSaved saved) {
        restore(product);
        listener.on(product, saved);
        return product;
    }

    private static BitrixProduct at(BitrixProduct p, long version, Instant at, String changedBy, boolean deleted) {
        return new BitrixProduct(
                p.id(),
                p.xmlId(),
                p.name(),
                p.price(),
                p.currency(),
                p.available(),
                p.image(),
                p.imageSource(),
                p.imageHash(),
                p.images(),
                p.description(),
                p.height(),
                p.section(),
                version,
                at,
                changedBy,
                deleted);
    }
}
