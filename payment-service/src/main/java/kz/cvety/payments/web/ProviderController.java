package kz.cvety.payments.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.KeepAccount;
import kz.cvety.payments.PaymentRefused;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's shop's accounts with payment providers. Secrets go in, and never out. */
@RestController
@RequestMapping("/api/v1/payment-providers")
@Needs(Permission.PROVIDERS_WRITE)
class ProviderController {

    private static final String NAME = "[a-z][a-z-]{0,39}";

    /**
     * What is to be different; what is absent stays.
     *
     * @param settings Kaspi: {@code scheme} ({@code r1} or {@code r3}), {@code organization-bin}
     * @param secrets Kaspi: {@code api-key}, {@code device-token}, {@code webhook-secret}; Stripe: {@code api-key},
     *     {@code webhook-secret}; one that is not named stays
     * @param ratePerSecond how many calls a second the provider allows
     * @param rateBurst how many of them at once
     */
    record AccountRequest(
            @Nullable Boolean enabled,

            @Size(max = 20) @Nullable
            Map<@Pattern(regexp = NAME) String, @Pattern(regexp = "[A-Za-z0-9._-]{1,100}") String> settings,

            @Size(max = 20) @Nullable
            Map<@Pattern(regexp = NAME) String, @Pattern(regexp = "[\\x21-\\x7E]{8,500}") String> secrets,

            @Positive @Max(1000) @Nullable Double ratePerSecond,
            @Min(1) @Max(1000) @Nullable Integer rateBurst) {

        KeepAccount.Change change() {
            return new KeepAccount.Change(enabled, settings, sealed(), ratePerSecond, rateBurst);
        }

        private @Nullable Map<String, Secret> sealed() {
            if (secrets == null) {
                return null;
            }
            var told = new TreeMap<String, Secret>();
            secrets.forEach((name, value) -> told.put(name, new Secret(value)));
            return told;
        }

        @Override
        public String toString() {
            return "AccountRequest";
        }
    }

    /** @param secrets the names of those that are there */
    record AccountView(
            String provider,
            boolean enabled,
            Map<String, String> settings,
            Set<String> secrets,
            double ratePerSecond,
            int rateBurst) {

        static AccountView of(ProviderAccount account) {
            return new AccountView(
                    account.provider().name(),
                    account.enabled(),
                    new TreeMap<>(account.settings()),
                    new TreeSet<>(account.secrets().keySet()),
                    account.ratePerSecond(),
                    account.rateBurst());
        }
    }

    private final ShopTransactions transactions;
    private final ProviderAccounts accounts;
    private final KeepAccount keep;

    ProviderController(ShopTransactions transactions, ProviderAccounts accounts, KeepAccount keep) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.keep = keep;
    }

    @GetMapping("/{provider}")
    AccountView get(Caller caller, @PathVariable Provider provider) {
        return accounts.find(caller.shop(), provider)
                .map(AccountView::of)
                .orElseThrow(() -> new PaymentRefused.UnknownAccount(provider));
    }

    @PutMapping("/{provider}")
    AccountView put(Caller caller, @PathVariable Provider provider, @Valid @RequestBody AccountRequest body) {
        var shop = caller.shop();
        return transactions.call(shop, () -> AccountView.of(keep.handle(shop, provider, body.change())));
    }
}
