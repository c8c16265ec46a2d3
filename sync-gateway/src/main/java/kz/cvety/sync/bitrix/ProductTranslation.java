package kz.cvety.sync.bitrix;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.products.ProductWords;
import kz.cvety.sync.products.ToldProduct;
import org.jspecify.annotations.Nullable;

/** Bitrix's words about a product in ours. A name and a price can be changed there, but not cleared. */
final class ProductTranslation {

    private ProductTranslation() {}

    static ToldProduct of(Translation translation, BitrixProduct product) {
        var words = new EnumMap<ProductField, String>(ProductField.class);
        put(words, ProductField.NAME, name(product.title()));
        put(words, ProductField.DESCRIPTION, product.description());
        put(words, ProductField.PRICE, price(translation, product.price()));
        put(words, ProductField.IMAGES, images(product));
        put(
                words,
                ProductField.ENABLED,
                product.isAvailable() == null ? null : ProductWords.flag(product.isAvailable()));
        put(words, ProductField.ATTRIBUTES, product.catalogHeight());
        return new ToldProduct(
                product.id(),
                product.version(),
                Translation.uuid(product.xmlId()),
                words,
                product.images() == null,
                false,
                Translation.instant(
                        product.dateUpdate(), translation.connection().zone()),
                product.changedBy());
    }

    private static void put(Map<ProductField, String> words, ProductField field, @Nullable String word) {
        if (word != null) {
            words.put(field, word);
        }
    }

    private static @Nullable String name(@Nullable String title) {
        if (title != null && title.isBlank()) {
            throw Translation.malformed("#/product_data/title", "must not be empty");
        }
        return title;
    }

    private static @Nullable String price(Translation translation, @Nullable String price) {
        if (price == null) {
            return null;
        }
        var codec = translation.connection().productPrices();
        return codec.read(price)
                .orElseThrow(() -> Translation.malformed("#/product_data/price", "is no amount of " + codec.label()))
                .toString();
    }

    /** The picture shown first leads; when only that one is told, the others stay. */
    private static @Nullable String images(BitrixProduct product) {
        var main = product.image();
        var all = product.images();
        if (all == null) {
            return main;
        }
        var urls = new LinkedHashSet<String>();
        if (main != null && !main.isEmpty()) {
            urls.add(main);
        }
        all.stream().filter(url -> !url.isEmpty()).forEach(urls::add);
        urls.forEach(ProductTranslation::requireOneLine);
        return ProductWords.images(List.copyOf(urls));
    }

    private static void requireOneLine(String url) {
        if (url.indexOf('\n') >= 0) {
            throw Translation.malformed("#/product_data/images", "is no address");
        }
    }
}
