package kz.cvety.identity.keys.web;

import java.time.Instant;
import java.util.List;
import kz.cvety.identity.Visitor;
import kz.cvety.identity.keys.RotateKeys;
import kz.cvety.identity.keys.SigningKeys;
import kz.cvety.identity.keys.StoredKey;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The signing keys, as far as anybody may know them, and their rotation. */
@RestController
@RequestMapping("/api/v1/keys")
@Needs(Permission.PLATFORM_OPERATE)
class KeyController {

    private final SigningKeys keys;
    private final RotateKeys rotateKeys;

    KeyController(SigningKeys keys, RotateKeys rotateKeys) {
        this.keys = keys;
        this.rotateKeys = rotateKeys;
    }

    record KeyView(
            String kid,
            StoredKey.State state,
            Instant publishedAt,
            @Nullable Instant goneAt) {

        static KeyView of(StoredKey key) {
            return new KeyView(
                    key.kid(), key.state(), key.publishedAt(), key.goneAt().orElse(null));
        }
    }

    record KeysView(List<KeyView> keys) {}

    @GetMapping
    KeysView list() {
        return new KeysView(keys.all().stream().map(KeyView::of).toList());
    }

    /** {@code compromised=true} withdraws the signing key at once, and with it every token it has signed. */
    @PostMapping("/rotation")
    KeysView rotate(Caller caller, @RequestParam(defaultValue = "false") boolean compromised, Visitor visitor) {
        rotateKeys.handle(visitor.as(caller), compromised);
        return list();
    }
}
