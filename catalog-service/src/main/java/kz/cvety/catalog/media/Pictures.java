package kz.cvety.catalog.media;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** Pictures as the rest of the catalog sees them. Both calls are one statement each and join the transaction of the caller. */
public interface Pictures {

    /**
     * A picture under its public addresses.
     *
     * @param thumbnailUrl the smallest rendition; absent where the picture itself is as small
     */
    record Picture(UUID id, String url, @Nullable String thumbnailUrl, int width, int height) {}

    /** The pictures of the shop among these; what it does not have, and what is no picture, is not in the answer. */
    Map<UUID, Picture> of(ShopId shop, Collection<UUID> ids);

    /**
     * From now on {@code owner}, a product say, uses exactly these. While something uses a picture it is kept; what nothing uses
     * any more goes after a grace. A picture the shop does not have is an {@link UnknownPictures}.
     */
    void use(ShopId shop, UUID owner, Collection<UUID> ids);
}
