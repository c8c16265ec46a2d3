package kz.cvety.events.catalog;

import kz.cvety.events.EventType;

/** The shop offers something new, whoever put it in: a person here or Bitrix. */
@EventType("catalog.product-added.v1")
public record ProductAdded(ProductSnapshot product) implements ProductEvent {}
