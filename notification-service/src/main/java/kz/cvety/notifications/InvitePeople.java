package kz.cvety.notifications;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes deep links. A link works once and for a limited time; whoever opens it first is bound. */
@Component
public class InvitePeople {

    /** What the caller is given; the token inside is nowhere else. */
    public record Link(String link, String groupLink, Instant expiresAt) {}

    private final ShopTransactions transactions;
    private final Invitations invitations;
    private final ToldOrders orders;
    private final Channel channel;
    private final NotificationProperties properties;
    private final InstantSource clock;

    InvitePeople(
            ShopTransactions transactions,
            Invitations invitations,
            ToldOrders orders,
            Channel channel,
            NotificationProperties properties,
            InstantSource clock) {
        this.transactions = transactions;
        this.invitations = invitations;
        this.orders = orders;
        this.channel = channel;
        this.properties = properties;
        this.clock = clock;
    }

    /** A link for the buyer of an order. */
    public Link buyer(ShopId shop, UUID order, Language language, String by) {
        return transactions.call(shop, () -> {
            if (orders.find(shop, order).isEmpty()) {
                throw new OrderNotTold();
            }
            return invite(shop, Audience.BUYER, order, language, by);
        });
    }

    /** A link for a person or a group of the staff. */
    public Link staff(ShopId shop, Language language, String by) {
        return transactions.call(shop, () -> invite(shop, Audience.STAFF, null, language, by));
    }

    private Link invite(ShopId shop, Audience audience, @Nullable UUID order, Language language, String by) {
        var token = Token.random();
        var now = clock.instant();
        var expiresAt = now.plus(properties.invitationLife());
        invitations.add(token, new Invitation(shop, audience, order, language, by, now, expiresAt));
        return new Link(channel.linkFor(token), channel.groupLinkFor(token), expiresAt);
    }
}
