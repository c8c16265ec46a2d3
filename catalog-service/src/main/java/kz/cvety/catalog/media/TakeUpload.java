package kz.cvety.catalog.media;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes a file out of an upload. The same bytes are the same file of a shop, however often and however concurrently they come. Blobs
 * first, the row last: a crash between leaves blobs without a file, which {@link Retention} finds, never a file without blobs.
 */
@Component
public class TakeUpload {

    private static final Logger log = LoggerFactory.getLogger(TakeUpload.class);
    private static final int KEY_BYTES = 16;

    private final ShopTransactions transactions;
    private final StoredFiles files;
    private final Blobs blobs;
    private final Renderer renderer;
    private final InstantSource clock;
    private final Turns decoding;
    private final SecureRandom chance = new SecureRandom();

    public TakeUpload(
            ShopTransactions transactions,
            StoredFiles files,
            Blobs blobs,
            Renderer renderer,
            InstantSource clock,
            MediaProperties properties) {
        this.transactions = transactions;
        this.files = files;
        this.blobs = blobs;
        this.renderer = renderer;
        this.clock = clock;
        this.decoding = new Turns(properties.decodesAtOnce(), properties.patience());
    }

    /** The file of the upload, and whether this upload is what made it. */
    public record Taken(StoredFile file, boolean isNew) {}

    /** Takes what somebody uploaded under this name of theirs. */
    public Taken handle(ShopId shop, String uploadedBy, String name, byte[] upload) {
        var digest = digest(upload);
        var known = transactions.call(shop, () -> files.uploadedAgain(shop, digest, clock.instant()));
        if (known.isPresent()) {
            return new Taken(known.get(), false);
        }
        var file = keep(name, upload);
        var kept = transactions.call(shop, () -> files.add(shop, digest, file, uploadedBy));
        var isNew = kept.id().equals(file.id());
        if (!isNew) {
            blobs.delete(file.blobs());
        }
        log.atInfo()
                .addKeyValue("shop", shop)
                .addKeyValue("file", kept.id())
                .addKeyValue("format", kept.format())
                .addKeyValue("bytes", kept.bytes())
                .addKeyValue("outcome", isNew ? "taken" : "known")
                .log("media.upload");
        return new Taken(kept, isNew);
    }

    private StoredFile keep(String name, byte[] upload) {
        var format = Format.of(upload).orElseThrow(UnsupportedImage::new);
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = clock.instant();
        if (!format.isPicture()) {
            var document = new StoredFile(id, newKey(), format, null, upload.length, List.of(), name, now);
            blobs.put(document.blob(), upload);
            return document;
        }
        var made = decoding.take(() -> renderer.render(upload, format));
        var picture = made.picture();
        var sides = List.copyOf(made.thumbnails().keySet());
        var file = new StoredFile(id, newKey(), made.format(), made.size(), picture.length, sides, name, now);
        made.thumbnails().forEach((side, thumbnail) -> blobs.put(file.thumbnail(side), thumbnail));
        blobs.put(file.blob(), picture);
        return file;
    }

    private String newKey() {
        var key = new byte[KEY_BYTES];
        chance.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private static byte[] digest(byte[] upload) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(upload);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
