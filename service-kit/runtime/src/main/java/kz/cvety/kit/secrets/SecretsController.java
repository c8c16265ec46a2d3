package kz.cvety.kit.secrets;

import java.util.List;
import java.util.Map;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells under which keys secrets are, and brings them under the current one. Shows no secret. */
@RestController
@RequestMapping("/v1/secrets")
@Needs(Permission.PLATFORM_OPERATE)
class SecretsController {

    private static final Logger log = LoggerFactory.getLogger(SecretsController.class);
    private static final int BATCH = 100;

    /**
     * @param byKey how many secrets need which key; a key that is not here is needed no longer
     * @param rewrapped how many this command brought under the current key
     */
    record KeptView(String name, Map<String, Long> byKey, long rewrapped) {}

    record SecretsView(String currentKey, List<KeptView> kept) {}

    private final Vault vault;
    private final List<SealedRows> kept;

    SecretsController(Vault vault, List<SealedRows> kept) {
        this.vault = vault;
        this.kept = kept;
    }

    @GetMapping
    SecretsView show() {
        return new SecretsView(
                vault.keyId(),
                kept.stream()
                        .map(rows -> new KeptView(rows.name(), rows.countByKey(), 0))
                        .toList());
    }

    /** Batch by batch, each in its own transaction: stopped half-way it goes on where it was when it is called again. */
    @PostMapping("/rewrap")
    SecretsView rewrap(Caller caller) {
        var views = kept.stream().map(this::rewrapAll).toList();
        log.atWarn()
                .addKeyValue("key", vault.keyId())
                .addKeyValue("by", caller.userId())
                .addKeyValue(
                        "rewrapped",
                        views.stream().mapToLong(KeptView::rewrapped).sum())
                .log("secrets.rewrapped");
        return new SecretsView(vault.keyId(), views);
    }

    private KeptView rewrapAll(SealedRows rows) {
        var total = 0L;
        for (var some = rows.rewrap(vault, BATCH); some > 0; some = rows.rewrap(vault, BATCH)) {
            total += some;
        }
        return new KeptView(rows.name(), rows.countByKey(), total);
    }
}
