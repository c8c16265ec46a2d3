package kz.cvety.events.catalog;

import kz.cvety.events.EventType;

/** A product is offered no more. It keeps its id, so that old orders still know it. */
@EventType("catalog.product-archived.v1")
public record ProductArchived(ProductSnapshot product) implements ProductEvent {}
