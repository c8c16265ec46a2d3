package kz.cvety.notifications;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does what people ask the bot for. Every method takes {@code first}, which marks the update as done inside the same
 * transaction and says whether this was the first time; so an update has its effect once or not at all.
 */
@Component
public class AnswerChat {

    /** Owns replies to people who belong to no shop; no token can name it. */
    private static final ShopId NOBODY = new ShopId("_telegram");

    /**
     * Somebody who wrote to the bot.
     *
     * @param update the id of what they wrote
     * @param language of their app, when told
     */
    public record Writer(
            long update,
            long chatId,
            boolean inPrivate,
            @Nullable String title,
            @Nullable String language) {}

    private final ShopTransactions transactions;
    private final Invitations invitations;
    private final ToldOrders orders;
    private final Recipients recipients;
    private final Messages messages;
    private final Chats chats;
    private final InstantSource clock;

    AnswerChat(
            ShopTransactions transactions,
            Invitations invitations,
            ToldOrders orders,
            Recipients recipients,
            Messages messages,
            Chats chats,
            InstantSource clock) {
        this.transactions = transactions;
        this.invitations = invitations;
        this.orders = orders;
        this.recipients = recipients;
        this.messages = messages;
        this.chats = chats;
        this.clock = clock;
    }

    /** {@code /start}, with the token of a deep link or without. */
    public void started(Writer writer, @Nullable Token token, BooleanSupplier first) {
        if (token == null) {
            reply(writer, first, "reply.hello");
            return;
        }
        var invitation = transactions.acrossShops(() -> invitations.find(token));
        if (invitation.isEmpty()) {
            reply(writer, first, "reply.invalid");
        } else if (invitation.get().audience() == Audience.BUYER && !writer.inPrivate()) {
            reply(writer, first, "reply.private");
        } else {
            accept(writer, token, invitation.get(), first);
        }
    }

    /** {@code /stop}: the chat hears nothing more, in any shop. */
    public void stopped(Writer writer, BooleanSupplier first) {
        transactions.acrossShops(() -> {
            if (first.getAsBoolean()) {
                chats.end(writer.chatId(), "stopped");
                messages.queue(NOBODY, List.of(reply(writer, Language.of(writer.language()), "reply.stopped")));
            }
            return Optional.empty();
        });
    }

    /** The bot was blocked or thrown out. */
    public void left(long chatId, BooleanSupplier first) {
        transactions.acrossShops(() -> {
            if (first.getAsBoolean()) {
                chats.end(chatId, "left");
            }
            return Optional.empty();
        });
    }

    /** A group became a supergroup. */
    public void moved(long from, long to, BooleanSupplier first) {
        transactions.acrossShops(() -> {
            if (first.getAsBoolean()) {
                chats.move(from, to);
            }
            return Optional.empty();
        });
    }

    private void accept(Writer writer, Token token, Invitation invitation, BooleanSupplier first) {
        var shop = invitation.shop();
        transactions.run(shop, () -> {
            if (!first.getAsBoolean()) {
                return;
            }
            var language = invitation.language();
            if (!invitations.use(token, writer.chatId(), clock.instant())) {
                messages.queue(shop, List.of(reply(writer, language, "reply.invalid")));
                return;
            }
            var order = invitation.orderId();
            if (order == null) {
                recipients.addStaff(shop, writer.chatId(), language, writer.title(), invitation.invitedBy());
                messages.queue(shop, List.of(reply(writer, language, "reply.staff")));
                return;
            }
            // locked: a change of status either sees this subscription or is what the reply tells
            var told = orders.lock(shop, List.of(order)).get(order);
            recipients.subscribe(shop, order, writer.chatId(), language);
            messages.queue(
                    shop,
                    List.of(reply(
                            writer,
                            language,
                            "reply.subscribed",
                            told == null ? order.toString() : told.number(),
                            told == null ? "" : Words.in(language).status(told.status()))));
        });
    }

    private void reply(Writer writer, BooleanSupplier first, String key) {
        transactions.acrossShops(() -> {
            if (first.getAsBoolean()) {
                messages.queue(NOBODY, List.of(reply(writer, Language.of(writer.language()), key)));
            }
            return Optional.empty();
        });
    }

    private static NewMessage reply(Writer writer, Language language, String key, String... facts) {
        return new NewMessage(
                UuidCreator.getTimeOrderedEpoch(),
                UUID.nameUUIDFromBytes(("telegram-update:" + writer.update()).getBytes(StandardCharsets.UTF_8)),
                writer.chatId(),
                Audience.BUYER,
                MessageKind.REPLY,
                language,
                null,
                null,
                Html.escape(Words.in(language).say(key, facts)),
                null);
    }
}
