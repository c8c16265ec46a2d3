package kz.cvety.simulators.bitrix;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants changed of a product; what is absent stays. An empty text clears. */
public record ProductEdit(
        @Nullable String xmlId,
        @Nullable String name,
        @Nullable BigDecimal price,
        @Nullable String currency,
        @Nullable Boolean available,
        @Nullable Picture image,
        @Nullable List<String> images,
        @Nullable String description,
        @Nullable String height,
        @Nullable String section) {

    /**
     * A main picture.
     *
     * @param address where shoppers see it, empty for none
     * @param source where its bytes came from, empty when they are not here
     */
    public record Picture(String address, String source, String hash) {

        static final Picture NONE = new Picture("", "", "");
    }

    /** Nothing yet. */
    public static ProductEdit of() {
        return new ProductEdit(null, null, null, null, null, null, null, null, null, null);
    }

    /** As much as a new product needs. */
    public static ProductEdit of(String name, String price) {
        return of().name(name).price(price);
    }

    public ProductEdit xmlId(String to) {
        return new ProductEdit(to, name, price, currency, available, image, images, description, height, section);
    }

    public ProductEdit name(String to) {
        return new ProductEdit(xmlId, to, price, currency, available, image, images, description, height, section);
    }

    public ProductEdit price(String to) {
        return price(new BigDecimal(to));
    }

    public ProductEdit price(BigDecimal to) {
        return new ProductEdit(xmlId, name, to, currency, available, image, images, description, height, section);
    }

    public ProductEdit currency(String to) {
        return new ProductEdit(xmlId, name, price, to, available, image, images, description, height, section);
    }

    public ProductEdit available(boolean to) {
        return new ProductEdit(xmlId, name, price, currency, to, image, images, description, height, section);
    }

    /** A picture that stays where it is; an empty address takes the picture away. */
    public ProductEdit image(String address) {
        return image(new Picture(address, "", ""));
    }

    ProductEdit image(Picture to) {
        return new ProductEdit(xmlId, name, price, currency, available, to, images, description, height, section);
    }

    public ProductEdit images(List<String> to) {
        return new ProductEdit(xmlId, name, price, currency, available, image, to, description, height, section);
    }

    public ProductEdit description(String to) {
        return new ProductEdit(xmlId, name, price, currency, available, image, images, to, height, section);
    }

    public ProductEdit height(String to) {
        return new ProductEdit(xmlId, name, price, currency, available, image, images, description, to, section);
    }

    public ProductEdit section(String to) {
        return new ProductEdit(xmlId, name, price, currency, available, image, images, description, height, to);
    }

    /** The product as it would be, under the next version. */
    BitrixProduct applied(BitrixProduct to) {
        var picture = image == null ? new Picture(to.image(), to.imageSource(), to.imageHash()) : image;
        return new BitrixProduct(
                to.id(),
                or(xmlId, to.xmlId()),
                or(name, to.name()),
                or(price, to.price()),
                or(currency, to.currency()),
                or(available, to.available()),
                picture.address(),
                picture.source(),
                picture.hash(),
                or(images, to.images()),
                or(description, to.description()),
                or(height, to.height()),
                or(section, to.section()),
                to.version() + 1,
                to.dateUpdate(),
                to.changedBy(),
                to.deleted());
    }

    private static <T> T or(@Nullable T wanted, T now) {
        return wanted == null ? now : wanted;
    }
}
