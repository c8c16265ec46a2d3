package kz.cvety.catalog.kafka;

import java.util.List;
import java.util.Set;
import kz.cvety.catalog.Price;
import kz.cvety.catalog.ProductReport;
import kz.cvety.catalog.Told;
import kz.cvety.catalog.UnusableReport;
import kz.cvety.events.sync.ProductRemovalReported;
import kz.cvety.events.sync.ProductReported;
import kz.cvety.events.sync.ReportedProduct;
import kz.cvety.events.sync.SyncProductEvent;
import kz.cvety.kit.inbox.Fact;
import org.jspecify.annotations.Nullable;

/** Reads the published words of the gateway into ours. */
final class ProductReports {

    private ProductReports() {}

    static ProductReport of(Fact<SyncProductEvent> fact) {
        return switch (fact.event()) {
            case ProductReported described -> described(described, described.product(), fact.traceparent());
            case ProductRemovalReported removed ->
                new ProductReport.Removed(
                        removed.productId(),
                        removed.connection(),
                        removed.externalId(),
                        removed.revision(),
                        fact.traceparent());
        };
    }

    private static ProductReport described(ProductReported report, ReportedProduct told, @Nullable String traceparent) {
        return new ProductReport.Described(
                report.productId(),
                report.connection(),
                report.externalId(),
                report.revision(),
                required("name", told.name()),
                text(told.description()),
                told.enabled() == null ? Told.nothing() : Told.of(told.enabled()),
                price(told),
                list(told.imageUrls()),
                list(told.attributes()),
                Set.copyOf(report.changed()),
                traceparent);
    }

    private static Told<Price> price(ReportedProduct told) {
        var currency = told.currency();
        if (currency != null && !currency.isEmpty() && !currency.equals(Price.CURRENCY)) {
            throw new UnusableReport("currency");
        }
        try {
            return required("price", told.price()).map(Price::of);
        } catch (IllegalArgumentException e) {
            throw new UnusableReport("price");
        }
    }

    /** A text that no product can be without. */
    private static Told<String> required(String field, @Nullable String told) {
        if (told == null) {
            return Told.nothing();
        }
        if (told.isBlank()) {
            throw new UnusableReport(field);
        }
        return Told.of(told);
    }

    private static Told<String> text(@Nullable String told) {
        if (told == null) {
            return Told.nothing();
        }
        return told.isEmpty() ? Told.cleared() : Told.of(told);
    }

    private static <T> Told<List<T>> list(@Nullable List<T> told) {
        return told == null ? Told.nothing() : Told.of(told);
    }
}
