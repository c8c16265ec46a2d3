package kz.cvety.events.orders;

/** The id an external system gave to the order, under the connection that speaks with it. */
public record ExternalId(String connection, String id) {}
