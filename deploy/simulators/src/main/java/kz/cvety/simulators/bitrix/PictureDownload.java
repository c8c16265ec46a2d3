package kz.cvety.simulators.bitrix;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Downloads the picture of a product as the shop's PHP does: http(s), no redirect, an image of a known kind, not too large. */
final class PictureDownload implements AutoCloseable {

    private static final int LARGEST = 10 * 1024 * 1024;
    private static final Map<String, String> KINDS =
            Map.of("image/jpeg", "jpg", "image/png", "png", "image/webp", "webp", "image/gif", "gif");

    private final UploadFolder uploads;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    PictureDownload(UploadFolder uploads) {
        this.uploads = uploads;
    }

    ProductEdit.Picture of(String url) throws InterruptedException {
        if (url.isEmpty()) {
            return ProductEdit.Picture.NONE;
        }
        var response = fetch(url);
        var kind = response.headers()
                .firstValue("Content-Type")
                .map(type -> type.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT))
                .orElse("");
        var extension = KINDS.get(kind);
        if (response.statusCode() != 200 || extension == null) {
            throw new CallRefused("image", "no picture there: HTTP " + response.statusCode() + " " + kind);
        }
        if (response.body().length == 0 || response.body().length > LARGEST) {
            throw new CallRefused("image", "the picture is empty or too large");
        }
        var kept = uploads.keep(response.body(), extension);
        return new ProductEdit.Picture(kept.path(), url, kept.hash());
    }

    private HttpResponse<byte[]> fetch(String url) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | IllegalArgumentException unreachable) {
            throw new CallRefused("image", "cannot be fetched: " + url);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
