package kz.cvety.catalog.media;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes pictures that nothing has used for long, and blobs that belong to no file: what a crash left between a blob and its row.
 * Any number of instances may do it at once.
 */
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int PAGE = 200;
    private static final int FEW = 100;

    private final StoredFiles files;
    private final Blobs blobs;
    private final MediaProperties properties;
    private final InstantSource clock;

    Retention(StoredFiles files, Blobs blobs, MediaProperties properties, InstantSource clock) {
        this.files = files;
        this.blobs = blobs;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void removeUnused() {
        var since = clock.instant().minus(properties.unusedFor());
        List<StoredFile> removed;
        do {
            removed = files.removeUnused(since, PAGE);
            if (!removed.isEmpty()) {
                blobs.delete(
                        removed.stream().flatMap(file -> file.blobs().stream()).toList());
                log.atInfo().addKeyValue("files", removed.size()).log("media.unused-removed");
            }
        } while (removed.size() == PAGE);
    }

    /** Deletes nothing when more than a tenth is without a file: that is a wrong database or a wrong bucket, and no crash. */
    @Scheduled(fixedDelayString = "PT24H", initialDelayString = "PT1H")
    void removeOrphans() {
        var before = clock.instant().minus(properties.orphanedFor());
        var orphans = new ArrayList<BlobName>();
        var page = new LinkedHashMap<String, List<BlobName>>();
        var seen = new AtomicInteger();
        blobs.each(kept -> {
            seen.incrementAndGet();
            if (kept.writtenAt().isBefore(before)) {
                page.computeIfAbsent(kept.name().key(), key -> new ArrayList<>())
                        .add(kept.name());
            }
            if (page.size() == PAGE) {
                collect(page, orphans);
            }
        });
        collect(page, orphans);
        if (orphans.size() > Math.max(FEW, seen.get() / 10)) {
            log.atError()
                    .addKeyValue("blobs", seen.get())
                    .addKeyValue("orphans", orphans.size())
                    .log("media.too-many-orphans");
        } else if (!orphans.isEmpty()) {
            blobs.delete(orphans);
            log.atInfo().addKeyValue("blobs", orphans.size()).log("media.orphans-removed");
        }
    }

    private void collect(Map<String, List<BlobName>> page, List<BlobName> orphans) {
        if (!page.isEmpty()) {
            var known = files.known(page.keySet());
            page.forEach((key, names) -> {
                if (!known.contains(key)) {
                    orphans.addAll(names);
                }
            });
            page.clear();
        }
    }
}
