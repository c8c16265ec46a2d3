package kz.cvety.catalog;

import java.util.UUID;

/** The folder a product lies in, by the name it has now. */
public record InFolder(UUID id, String name) {}
