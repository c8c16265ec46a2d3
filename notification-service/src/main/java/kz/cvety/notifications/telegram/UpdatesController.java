package kz.cvety.notifications.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.security.Public;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes updates from Telegram: stored and answered at once, understood later. Whatever carries the secret is answered 200,
 * because Telegram holds back a chat's later updates until the refused one is taken.
 */
@Public
@RestController
class UpdatesController {

    private static final int LARGEST = 256 * 1024;

    static final class WrongSecret extends Rejection {
        WrongSecret() {
            super(Kind.UNAUTHENTICATED, "wrong-webhook-secret", "The secret is missing or wrong");
        }
    }

    private final UpdateStore updates;
    private final TelegramProperties properties;
    private final MeterRegistry meters;

    UpdatesController(UpdateStore updates, TelegramProperties properties, MeterRegistry meters) {
        this.updates = updates;
        this.properties = properties;
        this.meters = meters;
    }

    @PostMapping("/webhooks/telegram")
    void take(HttpServletRequest request) throws IOException {
        if (!isOurs(request.getHeader("X-Telegram-Bot-Api-Secret-Token"))) {
            throw new WrongSecret();
        }
        var bytes = request.getInputStream().readNBytes(LARGEST + 1);
        var body = new String(bytes, StandardCharsets.UTF_8).replace("\u0000", "");
        var id = bytes.length > LARGEST ? Optional.<Long>empty() : Update.idOf(body);
        var outcome = id.isEmpty() ? "unreadable" : updates.add(id.get(), body) ? "stored" : "seen";
        meters.counter("cvety.telegram.updates", "outcome", outcome).increment();
    }

    private boolean isOurs(@Nullable String given) {
        var secret = properties.webhookSecret();
        return secret != null
                && !secret.isBlank()
                && given != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
