package kz.cvety.catalog.media.s3;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kz.cvety.catalog.media.BlobName;
import kz.cvety.catalog.media.Blobs;
import kz.cvety.catalog.media.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Each blob an object, which carries what a CDN in front of the bucket has to tell: its type, that it never changes, and that a
 * document is saved rather than shown. A write that was answered is lasting; one that was not is repeated by the client, which is
 * harmless, since a name always means the same bytes.
 */
final class S3Blobs implements Blobs {

    private static final Logger log = LoggerFactory.getLogger(S3Blobs.class);
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final int MOST_AT_ONCE = 1000;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    S3Blobs(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public void put(BlobName name, byte[] content) {
        var format = name.format();
        var object = PutObjectRequest.builder()
                .bucket(bucket)
                .key(prefix + name)
                .contentType(format.contentType())
                .cacheControl(FOR_EVER)
                .contentDisposition(format.isPicture() ? "inline" : "attachment; filename=\"" + name + "\"")
                .build();
        try {
            s3.putObject(object, RequestBody.fromBytes(content));
        } catch (SdkException e) {
            throw failed("put", e);
        }
    }

    @Override
    public Optional<Opened> open(BlobName name) {
        try {
            var object = s3.getObject(get -> get.bucket(bucket).key(prefix + name));
            return Optional.of(new Opened(object.response().contentLength(), object));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failed("open", e);
        }
    }

    @Override
    public void delete(Collection<BlobName> names) {
        var all = names.stream()
                .map(name -> ObjectIdentifier.builder().key(prefix + name).build())
                .toList();
        for (var from = 0; from < all.size(); from += MOST_AT_ONCE) {
            deleteSome(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
        }
    }

    private void deleteSome(List<ObjectIdentifier> some) {
        try {
            var answer = s3.deleteObjects(delete ->
                    delete.bucket(bucket).delete(which -> which.objects(some).quiet(true)));
            if (!answer.errors().isEmpty()) {
                log.atError()
                        .addKeyValue("what", "delete")
                        .addKeyValue("left", answer.errors().size())
                        .addKeyValue("code", answer.errors().getFirst().code())
                        .log("media.store-failed");
                throw new StoreUnavailable();
            }
        } catch (SdkException e) {
            throw failed("delete", e);
        }
    }

    @Override
    public void each(Consumer<Kept> visitor) {
        try {
            for (var object : s3.listObjectsV2Paginator(
                            list -> list.bucket(bucket).prefix(prefix))
                    .contents()) {
                BlobName.parse(object.key().substring(prefix.length()))
                        .ifPresent(name -> visitor.accept(new Kept(name, object.lastModified())));
            }
        } catch (SdkException e) {
            throw failed("list", e);
        }
    }

    private static StoreUnavailable failed(String what, SdkException e) {
        log.atError().setCause(e).addKeyValue("what", what).log("media.store-failed");
        return new StoreUnavailable();
    }
}
