package kz.cvety.catalog.media.web;

import java.io.IOException;
import java.time.Duration;
import kz.cvety.catalog.media.BlobName;
import kz.cvety.catalog.media.Blobs;
import kz.cvety.catalog.media.UnknownFile;
import kz.cvety.kit.security.Public;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Shows a blob to whoever knows its name. Behind a CDN only the CDN comes here, once for each blob. */
@Public
@RestController
class BlobController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Blobs blobs;

    BlobController(Blobs blobs) {
        this.blobs = blobs;
    }

    @GetMapping("/media/{name}")
    ResponseEntity<InputStreamResource> show(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known)
            throws IOException {
        var blob = BlobName.parse(name).orElseThrow(UnknownFile::new);
        var opened = blobs.open(blob).orElseThrow(UnknownFile::new);
        var tag = "\"" + blob + "\"";
        if (known != null && known.contains(tag)) {
            opened.content().close();
            return ResponseEntity.status(304).eTag(tag).cacheControl(FOR_EVER).build();
        }
        var disposition = blob.format().isPicture() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(FOR_EVER)
                .contentType(MediaType.parseMediaType(blob.format().contentType()))
                .contentLength(opened.length())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition.filename(blob.value()).build().toString())
                .body(new InputStreamResource(opened.content()));
    }
}
