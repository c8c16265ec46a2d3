package kz.cvety.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/** Finds what the ids in somebody's wishes stand for, and refuses those that stand for nothing. */
@Component
class Fulfilment {

    private final Folders folders;
    private final Pictures pictures;

    Fulfilment(Folders folders, Pictures pictures) {
        this.folders = folders;
        this.pictures = pictures;
    }

    Edit of(ShopId shop, Offer current, Wishes wishes) {
        return new Edit(
                wishes.name(),
                wishes.description(),
                wishes.folderId().map(id -> folder(shop, id)),
                wishes.enabled(),
                wishes.price(),
                wishes.variants().map(wanted -> variants(current, wanted)),
                wishes.attributes(),
                wishes.images().map(ids -> images(shop, current, ids)),
                wishes.recipe());
    }

    private InFolder folder(ShopId shop, UUID id) {
        return folders.find(shop, id)
                .map(folder -> new InFolder(folder.id(), folder.name()))
                .orElseThrow(UnusableProduct::unknownFolder);
    }

    private static List<Variant> variants(Offer current, List<Wishes.WantedVariant> wanted) {
        var unclaimed = current.variants().stream().map(Variant::id).collect(Collectors.toCollection(HashSet::new));
        var variants = new ArrayList<Variant>(wanted.size());
        for (var each : wanted) {
            if (each.id() != null && !unclaimed.remove(each.id())) {
                throw new UnusableProduct(
                        "#/variants/" + variants.size() + "/variantId",
                        "the product has no such variant, or it is named twice");
            }
            var id = each.id() == null ? UuidCreator.getTimeOrderedEpoch() : each.id();
            variants.add(new Variant(id, each.name(), each.sku(), each.price(), each.enabled(), each.recipe()));
        }
        return variants;
    }

    private List<ProductImage> images(ShopId shop, Offer current, List<UUID> ids) {
        var known = new HashMap<UUID, ProductImage>();
        current.images().forEach(image -> known.put(image.imageId(), image));
        var others = ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (!others.isEmpty()) {
            known.putAll(pictures.find(shop, others));
        }
        var images = new ArrayList<ProductImage>(ids.size());
        for (var id : ids) {
            images.add(taken(known, id, images.size()));
        }
        return images;
    }

    private static ProductImage taken(Map<UUID, ProductImage> known, UUID id, int position) {
        var image = known.remove(id);
        if (image == null) {
            throw new UnusableProduct("#/images/" + position, "this shop has no such image, or it is named twice");
        }
        return image;
    }
}
