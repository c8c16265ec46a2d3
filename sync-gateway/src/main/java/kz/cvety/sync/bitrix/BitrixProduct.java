package kz.cvety.sync.bitrix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product in Bitrix's own words: texts as they came, absent is {@code null}, cleared is empty.
 *
 * @param id the product's id there
 * @param version counts its saves; a hook of the first bridge lacks it
 * @param xmlId our id, when we made the product
 * @param image the picture shown first
 * @param images all pictures
 */
public record BitrixProduct(
        String id,
        @Nullable Long version,
        @Nullable String xmlId,
        @Nullable String title,
        @Nullable String price,
        @Nullable Boolean isAvailable,
        @Nullable String image,
        @Nullable List<String> images,
        @Nullable String catalogHeight,
        @Nullable String description,
        @Nullable String dateUpdate,
        @Nullable String changedBy) {}
