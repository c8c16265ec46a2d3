package kz.cvety.catalog.media.s3;

import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bucket, with cvety.catalog.media.store=S3.
 *
 * @param endpoint where the API is; Amazon's own of the region when absent
 * @param region the bucket's region; R2 calls it auto
 * @param bucket required
 * @param accessKey required
 * @param secretKey required; never in a file of the repository, never in a log
 * @param prefix what names in the bucket begin with, as {@code media/}; whatever else is in the bucket is left alone
 * @param pathStyle whether the bucket is in the path rather than in the host's name; MinIO and R2 want it
 * @param connectTimeout how long to wait for a connection
 * @param attemptTimeout how long one attempt may take
 * @param callTimeout how long a call may take with all its attempts
 */
@Validated
@ConfigurationProperties("cvety.catalog.media.s3")
record S3Properties(
        @Nullable URI endpoint,
        @DefaultValue("auto") String region,
        @Nullable String bucket,
        @Nullable String accessKey,
        @Nullable String secretKey,

        @DefaultValue("media/") @Pattern(regexp = "|[A-Za-z0-9._/-]{1,100}/")
        String prefix,

        @DefaultValue("true") boolean pathStyle,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("15s") Duration attemptTimeout,
        @DefaultValue("30s") Duration callTimeout) {

    /** A setting that the bucket cannot do without. */
    static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("cvety.catalog.media.s3." + name + " is required while the store is S3");
        }
        return value;
    }

    @Override
    public String toString() {
        return "S3Properties[endpoint=" + endpoint + ", bucket=" + bucket + "]";
    }
}
