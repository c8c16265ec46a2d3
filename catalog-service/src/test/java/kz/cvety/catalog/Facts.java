package kz.cvety.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.sync.ProductRemovalReported;
import kz.cvety.events.sync.ProductReported;
import kz.cvety.events.sync.ReportedProduct;
import kz.cvety.kit.Origin;

/** Facts of the gateway to test with. */
public final class Facts {

    public static final String CONNECTION = "almaty-bitrix";
    public static final Origin BITRIX = Origin.bitrix(CONNECTION);

    private static final Instant AT = Instant.parse("2026-03-08T07:00:00Z");

    private Facts() {}

    public static String externalId(UUID productId) {
        return "ext-" + productId.toString().substring(0, 13);
    }

    public static ReportedProduct whole() {
        return new ReportedProduct(
                "25 роз",
                "Эквадор",
                "KZT",
                "4950.00",
                true,
                List.of("https://shop.example/1.jpg", "https://shop.example/2.jpg"),
                List.of(new ProductAttribute("height", "70 см")));
    }

    public static ReportedProduct price(String price) {
        return new ReportedProduct(null, null, null, price, null, null, null);
    }

    public static ProductReported reported(UUID productId, long revision, ReportedProduct told, String... changed) {
        return new ProductReported(
                productId, CONNECTION, externalId(productId), revision, AT, told, List.of(changed), "42");
    }

    public static ProductRemovalReported removed(UUID productId, long revision) {
        return new ProductRemovalReported(productId, CONNECTION, externalId(productId), revision, AT, "42");
    }
}
