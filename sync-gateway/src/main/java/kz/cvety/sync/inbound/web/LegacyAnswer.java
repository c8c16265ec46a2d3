package kz.cvety.sync.inbound.web;

import java.util.Locale;
import kz.cvety.sync.inbound.Answer;
import kz.cvety.sync.inbound.Arrival;
import kz.cvety.sync.inbound.EntityKey;
import kz.cvety.sync.inbound.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers in the shape the first bridge gave: {@code order_id} is the order as Bitrix calls it, {@code railway_order_id}
 * as we do, statuses are our names in lower case.
 */
final class LegacyAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LegacyAnswer() {}

    /** Of products the same, with {@code product} for {@code order}. */
    static byte[] of(Arrival.Kind kind, Answer answer) {
        return JSON.writeValueAsBytes(
                kind == Arrival.Kind.CANONICAL
                        ? canonical(answer)
                        : switch (answer.outcome()) {
                            case PARKED -> skipped(answer);
                            case QUEUED -> queued(answer);
                            case CHANGED, UNCHANGED, STALE, ECHO, OVERRULED ->
                                isProduct(answer) ? productSuccess(answer) : success(answer);
                        });
    }

    static byte[] probe() {
        return JSON.writeValueAsBytes(
                JSON.createObjectNode().put("status", "success").put("test", true));
    }

    private static ObjectNode success(Answer answer) {
        return withId(answer, "success")
                .put("railway_order_id", String.valueOf(answer.orderId()))
                .put("old_status", lower(answer.oldStatus()))
                .put("new_status", lower(answer.newStatus()))
                .put("history_recorded", answer.historyRecorded());
    }

    private static ObjectNode productSuccess(Answer answer) {
        return withId(answer, "success")
                .put("railway_product_id", String.valueOf(answer.orderId()))
                .put("changed", answer.historyRecorded());
    }

    private static boolean isProduct(Answer answer) {
        return EntityKey.PRODUCT.equals(answer.entityType());
    }

    private static ObjectNode skipped(Answer answer) {
        return withId(answer, "skipped").put("reason", answer.reason());
    }

    private static ObjectNode queued(Answer answer) {
        return withId(answer, "success").put("queued", true);
    }

    private static ObjectNode withId(Answer answer, String status) {
        var node = JSON.createObjectNode().put("status", status);
        return answer.externalId() == null
                ? node
                : node.put(isProduct(answer) ? "product_id" : "order_id", Long.parseLong(answer.externalId()));
    }

    private static ObjectNode canonical(Answer answer) {
        var node = JSON.createObjectNode()
                .put("outcome", answer.outcome().name().toLowerCase(Locale.ROOT))
                .put("receipt", answer.receiptId().toString());
        if (answer.outcome() == Outcome.PARKED) {
            node.put("reason", answer.reason());
        }
        if (answer.externalId() != null) {
            node.put("external_id", answer.externalId());
        }
        if (answer.orderId() != null) {
            node.put("id", answer.orderId().toString());
        }
        return node;
    }

    private static @Nullable String lower(@Nullable String status) {
        return status == null ? null : status.toLowerCase(Locale.ROOT);
    }
}
