package kz.cvety.payments.kaspi;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.security.Public;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.ConfirmPayment;
import kz.cvety.payments.Incoming;
import kz.cvety.payments.PaymentProvider.Standing;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/**
 * What Kaspi, or whoever stands before it, tells by itself. The account comes from the secret, never from the body. Only word of
 * money is taken; for everything else the provider is asked anyway.
 */
@RestController
@RequestMapping("/api/v1/kaspi/callback")
@Public
class KaspiCallbackController {

    private static final Logger log = LoggerFactory.getLogger(KaspiCallbackController.class);

    /** The secret is nobody's. */
    static final class NotKaspi extends Rejection {
        NotKaspi() {
            super(Kind.UNAUTHENTICATED, "unknown-webhook-secret", "This secret belongs to no account");
        }
    }

    private final KaspiPay kaspi;
    private final ProviderAccounts accounts;
    private final ConfirmPayment confirm;
    private final ShopTransactions transactions;
    private final InstantSource clock;

    KaspiCallbackController(
            KaspiPay kaspi,
            ProviderAccounts accounts,
            ConfirmPayment confirm,
            ShopTransactions transactions,
            InstantSource clock) {
        this.kaspi = kaspi;
        this.accounts = accounts;
        this.confirm = confirm;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** {@code taken}, {@code known}, {@code kept} until its payment is known, or {@code skipped}. */
    @PostMapping
    Map<String, String> hear(
            @RequestHeader(name = "X-Webhook-Secret", required = false) @Nullable String secret,
            @RequestBody JsonNode news) {
        var account = account(secret);
        var theirs = KaspiFields.text(news, "QrPaymentId", "PaymentId")
                .filter(id -> id.length() <= 64)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "QrPaymentId is missing"));
        var status = KaspiFields.text(news, "Status").orElse("");
        if (KaspiStatus.of(status) != KaspiStatus.PAID) {
            return Map.of("status", "skipped");
        }
        var money = money(account, theirs, news);
        var outcome = transactions.call(account.shop(), () -> confirm.handle(account.shop(), money));
        log.atInfo()
                .addKeyValue("shop", account.shop())
                .addKeyValue("providerPayment", theirs)
                .addKeyValue("outcome", outcome)
                .log("kaspi.heard");
        return Map.of("status", outcome.name().toLowerCase(Locale.ROOT));
    }

    private ProviderAccount account(@Nullable String secret) {
        if (secret == null || secret.isEmpty()) {
            throw new NotKaspi();
        }
        return accounts.ofWebhook(Provider.KASPI, new Secret(secret)).orElseThrow(NotKaspi::new);
    }

    /** A callback without an amount is asked about. */
    private Incoming money(ProviderAccount account, String theirs, JsonNode news) {
        var transaction = KaspiFields.text(news, "TransactionId").orElse(theirs);
        var amount = KaspiFields.money(news, "Amount").filter(told -> told.minor() > 0);
        if (amount.isPresent()) {
            return new Incoming(Provider.KASPI, theirs, transaction, amount.get(), clock.instant());
        }
        if (kaspi.status(account, theirs) instanceof Standing.Paid paid) {
            return new Incoming(Provider.KASPI, theirs, paid.transactionId(), paid.amount(), paid.paidAt());
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Amount is missing");
    }
}
