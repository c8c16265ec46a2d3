package kz.cvety.catalog.media;

import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes a file that nothing uses: the row first, then its blobs, which {@link Retention} finds if that fails. */
@Component
public class RemoveFile {

    private static final Logger log = LoggerFactory.getLogger(RemoveFile.class);

    private final ShopTransactions transactions;
    private final StoredFiles files;
    private final Blobs blobs;

    RemoveFile(ShopTransactions transactions, StoredFiles files, Blobs blobs) {
        this.transactions = transactions;
        this.files = files;
        this.blobs = blobs;
    }

    public void handle(ShopId shop, UUID id) {
        var file = transactions.call(shop, () -> files.remove(shop, id));
        try {
            blobs.delete(file.blobs());
        } catch (StoreUnavailable later) {
            log.atWarn().addKeyValue("shop", shop).addKeyValue("file", id).log("media.blobs-left");
        }
    }
}
