package kz.cvety.catalog;

import java.time.Instant;
import kz.cvety.kit.Origin;

/** Who changes a product, and when. */
public record Change(Origin origin, Instant at) {}
