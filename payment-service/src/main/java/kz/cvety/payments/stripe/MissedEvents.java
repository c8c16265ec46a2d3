package kz.cvety.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Looks up the events whose webhooks never came. One instance at a time lists an account; it begins a little before the end of
 * the last listing, and that moves on only when every event before it was used.
 */
@Component
class MissedEvents {

    private static final Logger log = LoggerFactory.getLogger(MissedEvents.class);

    private final ProviderAccounts accounts;
    private final StripeClients clients;
    private final SeenEvents seen;
    private final HearStripeEvent hear;
    private final StripeProperties properties;
    private final InstantSource clock;

    MissedEvents(
            ProviderAccounts accounts,
            StripeClients clients,
            SeenEvents seen,
            HearStripeEvent hear,
            StripeProperties properties,
            InstantSource clock) {
        this.accounts = accounts;
        this.clients = clients;
        this.seen = seen;
        this.hear = hear;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void lookUp() {
        for (var account : accounts.enabled()) {
            if (account.provider() == Provider.STRIPE) {
                lookUp(account);
            }
        }
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void forget() {
        seen.forget(clock.instant().minus(properties.eventsKept()));
    }

    /** Lists the account's events if that is due. */
    void lookUp(ProviderAccount account) {
        var now = clock.instant();
        var client = clients.of(account).orElse(null);
        if (client == null) {
            return;
        }
        var since = seen.takeTurn(
                account.shop(), now, now.plus(properties.eventsEvery()), now.minus(properties.eventsAtFirst()));
        since.ifPresent(from -> lookUp(account, client, from, now));
    }

    private void lookUp(ProviderAccount account, StripeClient client, Instant since, Instant now) {
        try {
            if (useAll(
                    account.shop(),
                    list(client, since.minus(properties.eventsOverlap())).reversed())) {
                seen.listed(account.shop(), now);
            }
        } catch (StripeException e) {
            notListed(account.shop(), Trouble.of(e).reason());
        } catch (JacksonException e) {
            notListed(account.shop(), "unreadable");
        }
    }

    /** Whether each of them was used, or is of no use. */
    private boolean useAll(ShopId shop, List<StripeEvent> events) {
        var used = 0;
        var refused = 0;
        for (var event : events) {
            try {
                used += hear.handle(shop, event) == HearStripeEvent.Outcome.USED ? 1 : 0;
            } catch (Rejection notNow) {
                refused++;
            }
        }
        if (used + refused > 0) {
            log.atWarn()
                    .addKeyValue("shop", shop)
                    .addKeyValue("used", used)
                    .addKeyValue("refused", refused)
                    .log("stripe.events-missed");
        }
        return refused == 0;
    }

    private static void notListed(ShopId shop, String why) {
        log.atWarn().addKeyValue("shop", shop).addKeyValue("why", why).log("stripe.events-not-listed");
    }

    /** Newest first, as Stripe gives them. */
    private List<StripeEvent> list(StripeClient client, Instant since) throws StripeException {
        var events = new ArrayList<StripeEvent>();
        var more = true;
        for (var page = 0; more && page < properties.eventsAtOnce(); page++) {
            var after = events.isEmpty()
                    ? ""
                    : "&starting_after=" + events.getLast().id();
            var listing = client.rawRequest(RequestMethod.GET, path(since) + after, null)
                    .body();
            var read = StripeEvent.readAll(listing);
            events.addAll(read);
            more = StripeEvent.hasMore(listing) && !read.isEmpty();
        }
        return events;
    }

    private static String path(Instant since) {
        var path = new StringBuilder("/v1/events?limit=100&")
                .append(encoded("created[gte]"))
                .append('=')
                .append(since.getEpochSecond());
        for (var i = 0; i < StripeEvent.WANTED.size(); i++) {
            path.append('&').append(encoded("types[" + i + "]")).append('=').append(StripeEvent.WANTED.get(i));
        }
        return path.toString();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
