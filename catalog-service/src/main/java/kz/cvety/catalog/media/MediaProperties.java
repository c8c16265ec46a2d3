package kz.cvety.catalog.media;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Pictures and files.
 *
 * @param store where they are kept
 * @param folder the folder, with FOLDER; all instances of the service need the same one
 * @param publicUrl what their public addresses begin with: a CDN in front of the bucket, or /media of this service
 * @param maxBytes the largest file that is taken; cvety.http.max-upload has to let it through
 * @param maxPixels the largest picture that is decoded, width times height
 * @param maxSide the longer side of a picture as it is kept; a larger one is made smaller
 * @param thumbnails the longer sides of the renditions made of each picture that is larger
 * @param uploadsAtOnce uploads held in memory at the same time by one instance; the next ones wait
 * @param decodesAtOnce pictures decoded at the same time by one instance; each takes up to eight bytes a pixel
 * @param patience how long an upload waits for its turn before it is sent away
 * @param unusedFor how long a picture is kept that nothing uses
 * @param orphanedFor how long a blob without a file is kept; longer than any upload takes
 */
@Validated
@ConfigurationProperties("cvety.catalog.media")
public record MediaProperties(
        @DefaultValue("FOLDER") Store store,
        @DefaultValue(".local/media") Path folder,
        @DefaultValue("http://localhost:8082/media") URI publicUrl,
        @DefaultValue("15MB") DataSize maxBytes,
        @DefaultValue("25000000") @Positive int maxPixels,
        @DefaultValue("2560") @Min(100) @Max(9999) int maxSide,
        @DefaultValue({"320", "800"}) List<@NotNull @Min(10) @Max(9999) Integer> thumbnails,
        @DefaultValue("8") @Positive int uploadsAtOnce,
        @DefaultValue("2") @Positive int decodesAtOnce,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("30d") Duration unusedFor,
        @DefaultValue("7d") Duration orphanedFor) {

    /** Where blobs are. */
    public enum Store {
        /** In a folder of this machine. */
        FOLDER,
        /** In a bucket, see cvety.catalog.media.s3. */
        S3
    }
}
