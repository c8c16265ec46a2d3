package kz.cvety.events;

/** The id an external system gave to one of our aggregates, under the connection that speaks with it. */
public record ExternalId(String connection, String id) {}
