package kz.cvety.payments.kaspi;

import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.payments.PaymentProvider.Standing;
import kz.cvety.payments.PaymentRefused;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Kaspi says of a payment now, for somebody who has only its number there. Changes nothing. */
@RestController
@RequestMapping("/api/v1/kaspi/payments")
@Needs(Permission.PAYMENTS_READ)
class KaspiController {

    /**
     * @param standing {@code waiting}, {@code paid}, {@code failed}, {@code unfamiliar} or {@code unknown}
     * @param detail Kaspi's own word, where it says more
     */
    record StandingView(
            String providerPaymentId,
            String standing,
            @Nullable String transactionId,
            @Nullable String amount,
            @Nullable String detail) {}

    private final KaspiPay kaspi;
    private final ProviderAccounts accounts;

    KaspiController(KaspiPay kaspi, ProviderAccounts accounts) {
        this.kaspi = kaspi;
        this.accounts = accounts;
    }

    @GetMapping("/{providerPaymentId}")
    StandingView show(Caller caller, @PathVariable @PlainText(max = 64) String providerPaymentId) {
        var account = accounts.find(caller.shop(), Provider.KASPI)
                .filter(ProviderAccount::enabled)
                .orElseThrow(() -> new PaymentRefused.NoProviderAccount(Provider.KASPI));
        return switch (kaspi.status(account, providerPaymentId)) {
            case Standing.Waiting any -> view(providerPaymentId, "waiting", null);
            case Standing.Paid paid ->
                new StandingView(
                        providerPaymentId,
                        "paid",
                        paid.transactionId(),
                        paid.amount().toString(),
                        null);
            case Standing.Failed failed -> view(providerPaymentId, "failed", failed.reason());
            case Standing.Unfamiliar unfamiliar -> view(providerPaymentId, "unfamiliar", unfamiliar.word());
            case Standing.Unknown unknown -> view(providerPaymentId, "unknown", unknown.reason());
        };
    }

    private static StandingView view(String id, String standing, @Nullable String detail) {
        return new StandingView(id, standing, null, null, detail);
    }
}
