package kz.cvety.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** The queue of messages and the record of what became of them. Each method joins the shop's transaction. */
public interface Messages {

    /** How a message stands, without its text. */
    record Entry(
            UUID id,
            long chatId,
            Audience audience,
            MessageKind kind,
            @Nullable Long orderVersion,
            MessageState state,
            @Nullable String reason,
            int attempts,
            Instant writtenAt,
            @Nullable Instant settledAt) {}

    /**
     * Queues messages behind those their chats already wait for. One that tells a chat a fact it was told before is left
     * out; while the channel is off, all are recorded as suppressed. Senders hear of it when the transaction commits.
     */
    void queue(ShopId shop, List<NewMessage> messages);

    /** The messages about an order, oldest first, at most 500. */
    List<Entry> ofOrder(ShopId shop, UUID orderId);

    /**
     * Puts a parked message back at its place in the queue.
     *
     * @throws MessageNotFound when the shop has no such message
     * @throws NotParked when it waits for nobody
     */
    void retry(ShopId shop, UUID messageId);
}
