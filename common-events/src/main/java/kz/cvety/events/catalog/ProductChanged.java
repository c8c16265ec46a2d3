package kz.cvety.events.catalog;

import java.util.List;
import kz.cvety.events.EventType;

/**
 * A product is described, priced or offered differently; one that had been archived may be back.
 *
 * @param changed names of the snapshot's fields that differ from the version before
 */
@EventType("catalog.product-changed.v1")
public record ProductChanged(ProductSnapshot product, List<String> changed) implements ProductEvent {}
