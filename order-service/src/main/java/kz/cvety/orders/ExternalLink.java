package kz.cvety.orders;

import jakarta.persistence.Embeddable;

/** The id an external system gave to the order. Once known it is never overwritten. */
@Embeddable
public record ExternalLink(String connection, String externalId) {}
