package kz.cvety.catalog;

import java.util.List;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.events.catalog.RecipeLine;

/** What somebody tells about a product; a name, a price and whether it is offered cannot be cleared. */
public record Edit(
        Told<String> name,
        Told<String> description,
        Told<InFolder> folder,
        Told<Boolean> enabled,
        Told<Price> price,
        Told<List<Variant>> variants,
        Told<List<ProductAttribute>> attributes,
        Told<List<ProductImage>> images,
        Told<List<RecipeLine>> recipe) {}
