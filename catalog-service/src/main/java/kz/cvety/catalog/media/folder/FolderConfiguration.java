package kz.cvety.catalog.media.folder;

import java.time.InstantSource;
import kz.cvety.catalog.media.Blobs;
import kz.cvety.catalog.media.MediaProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cvety.catalog.media.store", havingValue = "folder", matchIfMissing = true)
class FolderConfiguration {

    @Bean
    Blobs folderBlobs(MediaProperties properties, InstantSource clock) {
        return new FolderBlobs(properties.folder(), clock);
    }
}
