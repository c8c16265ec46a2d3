package kz.cvety.catalog.stock.web;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.catalog.stock.MovementKind;
import kz.cvety.catalog.stock.StockJournal;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal.
 *
 * @param documentId what was booked together
 * @param quantity below zero for what went out
 * @param counted what was found, in a count
 */
record MovementView(
        long position,
        UUID documentId,
        MovementKind kind,
        UUID itemId,
        String item,
        UUID storeId,
        String store,
        long quantity,
        @Nullable Long counted,
        @Nullable UUID orderId,
        @Nullable String reason,
        String actor,
        Instant at) {

    static MovementView of(StockJournal.Entry entry) {
        var movement = entry.movement();
        return new MovementView(
                entry.position(),
                movement.documentId(),
                movement.kind(),
                movement.itemId(),
                entry.item(),
                movement.storeId(),
                entry.store(),
                movement.quantity(),
                movement.counted(),
                movement.orderId(),
                movement.reason(),
                movement.actor(),
                movement.at());
    }
}
