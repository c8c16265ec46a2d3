package kz.cvety.identity.keys.web;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.Map;
import kz.cvety.identity.keys.KeyRing;
import kz.cvety.kit.security.Public;
import kz.cvety.kit.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys, for whoever checks a token of ours. */
@RestController
@Public
class KeySetController {

    static final String PATH = "/.well-known/jwks.json";

    private static final Duration FRESH = Duration.ofMinutes(1);

    @Configuration(proxyBeanMethods = false)
    static class Everybody {

        @Bean
        PublicPaths keysArePublic() {
            return new PublicPaths(PATH);
        }
    }

    private final KeyRing ring;

    KeySetController(KeyRing ring) {
        this.ring = ring;
    }

    @GetMapping(path = PATH, produces = "application/json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new JWKSet(ring.published()).toJSONObject(true));
    }
}
