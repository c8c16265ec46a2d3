package kz.cvety.catalog.media.s3;

import java.net.URI;
import kz.cvety.catalog.media.Blobs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cvety.catalog.media.store", havingValue = "s3")
class BucketConfiguration {

    /** Checksums that only Amazon's own store knows are left out; bodies are sent in one piece, which every store reads. */
    @Bean(destroyMethod = "close")
    S3Client s3(S3Properties properties) {
        var credentials = AwsBasicCredentials.create(
                S3Properties.required("access-key", properties.accessKey()),
                S3Properties.required("secret-key", properties.secretKey()));
        var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(properties.connectTimeout())
                .socketTimeout(properties.attemptTimeout());
        return S3Client.builder()
                .httpClientBuilder(http)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .region(Region.of(properties.region()))
                .endpointOverride(given(properties.endpoint()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(properties.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .build())
                .overrideConfiguration(call -> call.apiCallAttemptTimeout(properties.attemptTimeout())
                        .apiCallTimeout(properties.callTimeout()))
                .build();
    }

    /** An environment may say nothing in as many words. */
    private static @Nullable URI given(@Nullable URI endpoint) {
        return endpoint == null || endpoint.toString().isEmpty() ? null : endpoint;
    }

    @Bean
    Blobs s3Blobs(S3Client s3, S3Properties properties) {
        return new S3Blobs(s3, S3Properties.required("bucket", properties.bucket()), properties.prefix());
    }
}
