package kz.cvety.events.catalog;

/** Something a buyer may want to know: height, 70 см; composition, 25 roses and eucalyptus. */
public record ProductAttribute(String name, String value) {}
