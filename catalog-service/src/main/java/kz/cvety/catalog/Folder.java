package kz.cvety.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place for products on the shelves, maybe inside another.
 *
 * @param position among its neighbours; equal ones go by name
 */
public record Folder(UUID id, @Nullable UUID parentId, String name, int position) {}
