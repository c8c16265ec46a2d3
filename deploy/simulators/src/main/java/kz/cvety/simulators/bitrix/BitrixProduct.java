package kz.cvety.simulators.bitrix;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A product as the shop holds it after one save. A deleted one is kept as a trace: its id, version, time and author.
 *
 * @param xmlId the external key given by whoever created it, or an empty string
 * @param available offered to shoppers
 * @param image the main picture: an address elsewhere, a path of this shop, or an empty string
 * @param imageSource where the main picture was downloaded from, empty when it was not
 * @param imageHash SHA-256 of the downloaded bytes in hex, empty when there are none
 * @param images further pictures
 * @param height as shoppers read it, for example {@code 70 см}
 * @param version the shop's save counter, 1 for a new product
 * @param dateUpdate time of the save in whole seconds, as Bitrix stores it
 * @param changedBy id of the user who saved it, empty when it was a call from outside
 */
public record BitrixProduct(
        long id,
        String xmlId,
        String name,
        BigDecimal price,
        String currency,
        boolean available,
        String image,
        String imageSource,
        String imageHash,
        List<String> images,
        String description,
        String height,
        String section,
        long version,
        Instant dateUpdate,
        String changedBy,
        boolean deleted) {

    public BitrixProduct {
        images = List.copyOf(images);
    }

    /** Whether shoppers and callers would notice a difference. */
    boolean sameAs(BitrixProduct other) {
        return xmlId.equals(other.xmlId)
                && name.equals(other.name)
                && price.compareTo(other.price) == 0
                && currency.equals(other.currency)
                && available == other.available
                && image.equals(other.image)
                && images.equals(other.images)
                && description.equals(other.description)
                && height.equals(other.height)
                && section.equals(other.section)
                && deleted == other.deleted;
    }
}
