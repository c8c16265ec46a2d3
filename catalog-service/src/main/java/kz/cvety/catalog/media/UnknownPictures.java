package kz.cvety.catalog.media;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Rejection;

/** Something refers to pictures that the shop does not have. */
public final class UnknownPictures extends Rejection {

    public UnknownPictures(Collection<UUID> ids) {
        super(
                Kind.INVALID,
                "unknown-pictures",
                "The shop does not have all of these pictures",
                Map.of("unknown", ids.stream().map(UUID::toString).sorted().toList()));
    }
}
