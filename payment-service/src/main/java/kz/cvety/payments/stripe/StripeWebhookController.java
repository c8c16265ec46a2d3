package kz.cvety.payments.stripe;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Public;
import kz.cvety.kit.security.PublicPaths;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes events from Stripe, signed with a secret of the account they are for. An account is named by its shop in the address,
 * or found by the secret. An event is answered with 200 once it is used and stored; otherwise Stripe sends it again.
 */
@Public
@RestController
class StripeWebhookController {

    private static final int LARGEST = 256 * 1024;

    /** Nobody who knows the secret has signed this, or not lately. */
    static final class WrongSignature extends Rejection {
        WrongSignature() {
            super(Kind.MALFORMED, "wrong-signature", "The signature is missing, wrong, or too old");
        }
    }

    /** Signed, and yet no event. */
    static final class NoEvent extends Rejection {
        NoEvent() {
            super(Kind.MALFORMED, "malformed-event", "The body is not an event");
        }
    }

    @Configuration
    static class Paths {
        @Bean
        PublicPaths stripePaths() {
            return new PublicPaths("/api/v1/stripe/webhook", "/api/v1/stripe/webhook/*");
        }
    }

    private final ProviderAccounts accounts;
    private final HearStripeEvent hear;
    private final StripeProperties properties;
    private final InstantSource clock;
    private final MeterRegistry meters;

    StripeWebhookController(
            ProviderAccounts accounts,
            HearStripeEvent hear,
            StripeProperties properties,
            InstantSource clock,
            MeterRegistry meters) {
        this.accounts = accounts;
        this.hear = hear;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    @PostMapping("/api/v1/stripe/webhook")
    void take(
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        take(signature, request, () -> accounts.enabled().stream().filter(each -> each.provider() == Provider.STRIPE));
    }

    @PostMapping("/api/v1/stripe/webhook/{shop}")
    void takeFor(
            @PathVariable String shop,
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        take(signature, request, () -> account(shop).stream());
    }

    /** Whose events are looked at: asked only when there is a signature at all. */
    private interface Candidates {
        Stream<ProviderAccount> get();
    }

    private void take(@Nullable String header, HttpServletRequest request, Candidates candidates) throws IOException {
        var signature = header == null ? null : StripeSignature.read(header).orElse(null);
        if (signature == null) {
            throw refused();
        }
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        var now = clock.instant();
        var signer = candidates
                .get()
                .filter(account -> signature.proves(body, secrets(account), properties.signatureTolerance(), now))
                .findFirst()
                .orElseThrow(this::refused);
        var event = StripeEvent.read(body).orElseThrow(NoEvent::new);
        var outcome = hear.handle(signer.shop(), event);
        meters.counter("cvety.stripe.webhooks", "outcome", outcome.name()).increment();
    }

    private Optional<ProviderAccount> account(String shop) {
        try {
            return accounts.find(new ShopId(shop), Provider.STRIPE);
        } catch (IllegalArgumentException noShop) {
            return Optional.empty();
        }
    }

    private WrongSignature refused() {
        meters.counter("cvety.stripe.webhooks", "outcome", "REFUSED").increment();
        return new WrongSignature();
    }

    private static List<Secret> secrets(ProviderAccount account) {
        return Stream.of(ProviderAccount.WEBHOOK_SECRET, ProviderAccount.PREVIOUS_WEBHOOK_SECRET)
                .map(account::secret)
                .flatMap(Optional::stream)
                .toList();
    }
}
