package kz.cvety.payments.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.secrets.SealedRows;
import kz.cvety.kit.secrets.Vault;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.Secret;
import kz.cvety.payments.World;
import org.junit.jupiter.api.Test;

class ProviderAccountsIT {

    private final ProviderAccounts accounts = World.bean(ProviderAccounts.class);
    private final ShopId shop = World.shopWithKaspi();

    @Test
    void readsAnAccountAsItWasPut() {
        var account = accounts.find(shop, Provider.KASPI).orElseThrow();

        assertThat(account.secret("api-key").map(Secret::value)).contains("api-key-of-" + shop);
        assertThat(account.toString()).doesNotContain("api-key-of-");
        assertThat(accounts.enabled()).contains(account);
    }

    @Test
    void hidesAnAccountFromEveryOtherShop() {
        assertThat(accounts.find(World.newShop(), Provider.KASPI)).isEmpty();
        assertThat(accounts.find(shop, Provider.STRIPE)).isEmpty();
    }

    @Test
    void knowsAnAccountByItsWebhookWhileItIsInUse() {
        var secret = new Secret(World.webhookSecret(shop));
        assertThat(accounts.ofWebhook(Provider.KASPI, secret).map(ProviderAccount::shop))
                .contains(shop);
        assertThat(accounts.ofWebhook(Provider.STRIPE, secret)).isEmpty();

        var account = accounts.find(shop, Provider.KASPI).orElseThrow();
        accounts.put(new ProviderAccount(shop, Provider.KASPI, false, account.settings(), account.secrets(), 1, 1));

        assertThat(accounts.ofWebhook(Provider.KASPI, secret)).isEmpty();
        assertThat(accounts.enabled()).noneMatch(each -> each.shop().equals(shop));
    }

    @Test
    void doesNotOpenWhatWasMovedToAnotherShop() {
        var other = World.shopWithKaspi();
        World.behindTheScenes().sql("""
            update provider_account set secrets_sealed =
                (select secrets_sealed from provider_account where shop_id = ?)
            where shop_id = ?
            """).params(shop.value(), other.value()).update();

        assertThat(accounts.find(other, Provider.KASPI)).isEmpty();
    }

    @Test
    void countsWhatNeedsWhichKey() {
        var rows = (SealedRows) accounts;
        var current = World.bean(Vault.class).keyId();

        assertThat(rows.countByKey().get(current)).isPositive();
        assertThat(rows.rewrap(World.bean(Vault.class), 100)).isZero();
        assertThat(rows.rewrap(new Vault("next:" + "0f".repeat(32), List.of()), 100))
                .isZero();
        assertThat(accounts.find(shop, Provider.KASPI)).isPresent();
    }
}
