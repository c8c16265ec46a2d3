package kz.cvety.sync.products;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.events.sync.ReportedProduct;
import kz.cvety.sync.Amount;
import kz.cvety.sync.ProductField;
import org.jspecify.annotations.Nullable;

/**
 * Each field of a product as one text, so that fields of both sides are compared, hashed and shown alike: a price as our
 * decimal string, pictures as one address a line, a flag as {@code true} or {@code false}, of the attributes the height.
 * Empty is cleared.
 */
public final class ProductWords {

    /** The one attribute the other side knows. */
    static final String HEIGHT = "height";

    private static final String CURRENCY = "KZT";
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private ProductWords() {}

    public static Map<ProductField, String> of(ProductSnapshot product) {
        var words = new EnumMap<ProductField, String>(ProductField.class);
        words.put(ProductField.NAME, product.name());
        words.put(ProductField.DESCRIPTION, product.description() == null ? "" : product.description());
        words.put(ProductField.PRICE, Amount.ofDecimal(product.price()).toString());
        words.put(
                ProductField.IMAGES,
                images(product.images().stream().map(ProductImage::url).toList()));
        words.put(ProductField.ENABLED, flag(product.enabled() && !product.archived()));
        words.put(ProductField.ATTRIBUTES, height(product.attributes()));
        return words;
    }

    public static String flag(boolean on) {
        return Boolean.toString(on);
    }

    public static String images(List<String> urls) {
        return String.join("\n", urls);
    }

    public static List<String> images(String word) {
        return word.isEmpty() ? List.of() : List.of(word.split("\n"));
    }

    /** Their forms trim texts and join lines as they like: were that a change, we would tell ours again for ever. */
    public static boolean isSame(ProductField field, String before, String word) {
        return before.equals(word)
                || ((field == ProductField.NAME || field == ProductField.DESCRIPTION)
                        && BLANKS.matcher(before.strip())
                                .replaceAll(" ")
                                .equals(BLANKS.matcher(word.strip()).replaceAll(" ")));
    }

    /** The picture shown first; empty when there is none. */
    public static String mainImage(String word) {
        var end = word.indexOf('\n');
        return end < 0 ? word : word.substring(0, end);
    }

    /** The other pictures. */
    public static String gallery(String word) {
        var end = word.indexOf('\n');
        return end < 0 ? "" : word.substring(end + 1);
    }

    /** The same pictures with another one shown first, in place of the one that was. */
    public static String withMainImage(@Nullable String word, String main) {
        var urls = new LinkedHashSet<String>();
        if (!main.isEmpty()) {
            urls.add(main);
        }
        if (word != null) {
            urls.addAll(images(gallery(word)));
        }
        return images(List.copyOf(urls));
    }

    /** What the other side tells, beside attributes of ours it does not know. */
    public static ReportedProduct reported(Map<ProductField, String> told, @Nullable ProductSnapshot ours) {
        var price = told.get(ProductField.PRICE);
        var enabled = told.get(ProductField.ENABLED);
        var images = told.get(ProductField.IMAGES);
        var height = told.get(ProductField.ATTRIBUTES);
        return new ReportedProduct(
                told.get(ProductField.NAME),
                told.get(ProductField.DESCRIPTION),
                price == null ? null : CURRENCY,
                price,
                enabled == null ? null : Boolean.valueOf(enabled),
                images == null ? null : images(images),
                height == null ? null : attributes(height, ours));
    }

    private static List<ProductAttribute> attributes(String height, @Nullable ProductSnapshot ours) {
        var attributes = new ArrayList<ProductAttribute>();
        if (ours != null) {
            ours.attributes().stream()
                    .filter(attribute -> !attribute.name().equals(HEIGHT))
                    .forEach(attributes::add);
        }
        if (!height.isEmpty()) {
            attributes.addFirst(new ProductAttribute(HEIGHT, height));
        }
        return attributes;
    }

    private static String height(List<ProductAttribute> attributes) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(HEIGHT))
                .map(ProductAttribute::value)
                .findFirst()
                .orElse("");
    }
}
