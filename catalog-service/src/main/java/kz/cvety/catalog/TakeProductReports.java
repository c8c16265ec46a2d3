package kz.cvety.catalog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.ProductEvent;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/**
 * Applies what a connection says about products, in its order: adds those that are not here yet, changes only what is news to the
 * connection, and leaves out what it has said before. What is offered there again comes back from the archive. The number of statements does not grow with the reports.
 */
@Component
public class TakeProductReports {

    private final Products products;
    private final ProductJournal journal;
    private final InstantSource clock;

    TakeProductReports(Products products, ProductJournal journal, InstantSource clock) {
        this.products = products;
        this.journal = journal;
        this.clock = clock;
    }

    /** Runs inside a transaction of the shop. What is gone there and was never here stays so. */
    public void handle(ShopId shop, List<ProductReport> reports) {
        var now = clock.instant();
        var ids = new LinkedHashSet<UUID>();
        reports.forEach(report -> ids.add(report.productId()));
        var known = products.findLocked(shop, ids);
        var entries = new ArrayList<ProductJournal.Entry>(reports.size());
        for (var report : reports) {
            var product = known.get(report.productId());
            if (product != null) {
                apply(product, report, now, entries);
            } else if (report instanceof ProductReport.Described described) {
                known.put(report.productId(), add(described, now, entries));
            }
        }
        journal.write(shop, known.values(), entries);
    }

    private static Product add(ProductReport.Described report, Instant now, List<ProductJournal.Entry> entries) {
        var name = report.name().value();
        if (name == null) {
            throw new UnusableReport("name");
        }
        var nothing = Offer.named(ProductKind.GOODS, name);
        var change = new Change(Origin.bitrix(report.connection()), now);
        var product = new Product(report.productId(), nothing.with(edit(nothing, report)), change);
        product.linkTo(report.connection(), report.externalId());
        product.hears(report.connection(), report.revision());
        entries.add(entry(product.added(), report));
        return product;
    }

    private static void apply(Product product, ProductReport report, Instant now, List<ProductJournal.Entry> entries) {
        if (!product.hears(report.connection(), report.revision())) {
            return;
        }
        product.linkTo(report.connection(), report.externalId());
        var change = new Change(Origin.bitrix(report.connection()), now);
        switch (report) {
            case ProductReport.Described described -> {
                var news = described.onlyNews();
                if (Boolean.TRUE.equals(news.enabled().value())) {
                    product.restore(change).ifPresent(restored -> entries.add(entry(restored, report)));
                }
                product.edit(edit(product.offer(), news), change)
                        .ifPresent(changed -> entries.add(entry(changed, report)));
            }
            case ProductReport.Removed removed ->
                product.archive(change).ifPresent(archived -> entries.add(entry(archived, report)));
        }
    }

    private static ProductJournal.Entry entry(ProductEvent event, ProductReport report) {
        return new ProductJournal.Entry(event, Origin.bitrix(report.connection()), report.traceparent());
    }

    private static Edit edit(Offer current, ProductReport.Described told) {
        return new Edit(
                told.name(),
                told.description(),
                Told.nothing(),
                told.enabled(),
                told.price(),
                Told.nothing(),
                told.attributes(),
                told.imageUrls().map(urls -> images(current, told.productId(), urls)),
                Told.nothing());
    }

    /** A picture that is here under the address told is the picture meant, be it ours; any other is kept elsewhere. */
    private static List<ProductImage> images(Offer current, UUID productId, List<String> urls) {
        var known = new LinkedHashMap<String, ProductImage>();
        current.images().forEach(image -> known.putIfAbsent(image.url(), image));
        return urls.stream()
                .distinct()
                .map(url -> known.getOrDefault(url, new ProductImage(elsewhere(productId, url), url, null)))
                .toList();
    }

    /** The same picture of the same product has the same id, however often it is told. */
    private static UUID elsewhere(UUID productId, String url) {
        return UUID.nameUUIDFromBytes((productId + " " + url).getBytes(StandardCharsets.UTF_8));
    }
}
