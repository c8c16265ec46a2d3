package kz.cvety.catalog;

import java.util.Map;
import kz.cvety.kit.Rejection;

/** A folder that still holds something is not removed. */
public final class FolderNotEmpty extends Rejection {

    FolderNotEmpty(long folders, int products) {
        super(
                Kind.CONFLICT,
                "folder-not-empty",
                "The folder still holds something",
                Map.of("folders", folders, "products", products));
    }
}
