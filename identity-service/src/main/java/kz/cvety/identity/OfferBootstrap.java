package kz.cvety.identity;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the secret for the first operator when the service starts and there is no operator. Of several instances one shows it; one
 * that is open is not shown again, and a lost one is replaced at the first start after it has expired.
 */
@Component
class OfferBootstrap {

    private final BootstrapSecrets secrets;
    private final Accounts accounts;
    private final BootstrapNotice notice;
    private final Scopes scopes;
    private final IdentityProperties properties;
    private final InstantSource clock;

    OfferBootstrap(
            BootstrapSecrets secrets,
            Accounts accounts,
            ObjectProvider<BootstrapNotice> notice,
            Scopes scopes,
            IdentityProperties properties,
            InstantSource clock) {
        this.secrets = secrets;
        this.accounts = accounts;
        this.notice = notice.getIfAvailable(ConsoleNotice::new);
        this.scopes = scopes;
        this.properties = properties;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void offer() {
        var now = clock.instant();
        var until = now.plus(properties.bootstrapLife());
        var offered = scopes.everywhere(() -> {
            secrets.lock();
            if (accounts.anyOperator() || secrets.isOpen(now)) {
                return Optional.<OneTimeSecret>empty();
            }
            var secret = OneTimeSecret.make();
            secrets.offer(secret, until);
            return Optional.of(secret);
        });
        offered.ifPresent(secret -> notice.show(secret.value(), until));
    }
}
