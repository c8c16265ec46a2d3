package kz.cvety.catalog.media;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where everybody finds what is kept. */
@Component
public final class PublicAddresses {

    private final String base;

    PublicAddresses(MediaProperties properties) {
        this.base = properties.publicUrl().toString().replaceFirst("/+$", "") + "/";
    }

    public String of(BlobName name) {
        return base + name;
    }

    public @Nullable String smallest(StoredFile file) {
        return file.sides().isEmpty() ? null : of(file.thumbnail(file.sides().getFirst()));
    }
}
