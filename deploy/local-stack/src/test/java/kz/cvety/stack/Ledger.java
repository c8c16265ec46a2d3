package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * What was done on each side, and whether it had its effect on the other exactly once: nothing lost, nothing doubled, no
 * older state over a newer one.
 */
final class Ledger {

    private static final Map<String, String> MEANINGS = Map.of(
            "N", "NEW", "PD", "PAID", "AP", "ACCEPTED", "CO", "ASSEMBLED", "DE", "IN_DELIVERY", "F", "DELIVERED");

    private final LocalStack stack;
    private final OrderApi api;
    private final Map<Long, List<String>> inBitrix = new ConcurrentHashMap<>();
    private final Map<UUID, List<String>> inShop = new ConcurrentHashMap<>();

    Ledger(LocalStack stack) {
        this.stack = stack;
        this.api = new OrderApi(stack);
    }

    /** An order was taken in Bitrix, or a manager there gave it this code. */
    void bitrixDid(long order, String code) {
        inBitrix.computeIfAbsent(order, any -> new ArrayList<>()).add(MEANINGS.get(code));
    }

    /** Our API accepted an order, or gave it this status. */
    void shopDid(UUID order, String status) {
        inShop.computeIfAbsent(order, any -> new ArrayList<>()).add(status);
    }

    Set<Long> ordersOfBitrix() {
        return new HashSet<>(inBitrix.keySet());
    }

    Set<UUID> ordersOfShop() {
        return new HashSet<>(inShop.keySet());
    }

    /** Waits until both sides agree about every order, then checks that each change had one effect. */
    void settle(Duration atMost) {
        Awaitility.await("both sides agree")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(disagreements()).isEmpty());
        assertThat(doubled()).as("doubled effects").isEmpty();
        assertThat(inversions()).as("older state over newer").isEmpty();
    }

    /** Every order that is missing on one side or differs, with the fields that do. */
    List<String> disagreements() {
        var found = new ArrayList<String>();
        var ours = new LinkedHashMap<String, JsonNode>();
        api.all()
                .forEach(order -> order.path("externalIds")
                        .forEach(id -> ours.put(id.path("id").asString(), order)));
        for (var id : inBitrix.keySet()) {
            var order = ours.get(String.valueOf(id));
            if (order == null) {
                found.add("Bitrix " + id + " is not here");
            } else {
                differences(id, order, found);
            }
        }
        for (var id : inShop.keySet()) {
            var theirs = stack.bitrix().shop().findByXmlId(id.toString());
            if (theirs.isEmpty()) {
                found.add(id + " is not in Bitrix");
            } else {
                differences(theirs.getFirst().id(), api.get(id), found);
            }
        }
        return found;
    }

    private void differences(long bitrixId, JsonNode ours, List<String> found) {
        var comparison = Comparison.of(stack.bitrix().shop().get(bitrixId), ours);
        if (!comparison.equal()) {
            found.add(bitrixId + " = " + comparison.orderId() + ": " + comparison.differences());
        }
        if (!ours.path("sync").asString().equals("synced")) {
            found.add(comparison.orderId() + " is " + ours.path("sync").asString());
        }
    }

    /** Orders that exist twice, transitions written twice, changes called twice, messages sent twice. */
    List<String> doubled() {
        var found = new ArrayList<String>();
        var numbers = new HashSet<String>();
        for (var order : api.all()) {
            for (var id : order.path("externalIds")) {
                if (!numbers.add(id.path("id").asString())) {
                    found.add("Bitrix " + id.path("id").asString() + " is here twice");
                }
            }
        }
        for (var id : inShop.keySet()) {
            var theirs = stack.bitrix().shop().findByXmlId(id.toString());
            if (theirs.size() > 1) {
                found.add(id + " is in Bitrix " + theirs.size() + " times");
            }
            repeatedSteps(id, found);
        }
        for (var id : inBitrix.keySet()) {
            api.findByBitrixId(id)
                    .ifPresent(order ->
                            repeatedSteps(UUID.fromString(order.path("id").asString()), found));
        }
        return found;
    }

    /** A status of the test's one-way lifecycles is entered once. */
    private void repeatedSteps(UUID order, List<String> found) {
        var entered = new HashSet<String>();
        for (var status : historyOf(order)) {
            if (!entered.add(status)) {
                found.add(order + " became " + status + " twice");
            }
        }
        var told = new HashSet<String>();
        for (var message : messagesOf(order)) {
            if (!told.add(message)) {
                found.add(order + " was told twice: "
                        + message.lines().findFirst().orElse(""));
            }
        }
    }

    /** The history of an order must be a subsequence of what was done to it, in that order. */
    List<String> inversions() {
        var found = new ArrayList<String>();
        inShop.forEach((id, done) -> checkOrder(id, done, found));
        inBitrix.forEach((bitrixId, done) -> api.findByBitrixId(bitrixId)
                .ifPresent(order -> checkOrder(UUID.fromString(order.path("id").asString()), done, found)));
        return found;
    }

    private void checkOrder(UUID id, List<String> done, List<String> found) {
        var from = 0;
        for (var status : historyOf(id)) {
            var at = done.subList(from, done.size()).indexOf(status);
            if (at < 0) {
                found.add(id + ": history " + historyOf(id) + " after " + done);
                return;
            }
            from += at + 1;
        }
    }

    /** How much was done and seen, for the record. */
    String summary() {
        var changes = inBitrix.values().stream().mapToInt(List::size).sum()
                + inShop.values().stream().mapToInt(List::size).sum();
        return "%d orders in Bitrix, %d in the shop, %d changes, %d calls, %d hooks, %d messages"
                .formatted(
                        inBitrix.size(),
                        inShop.size(),
                        changes,
                        stack.bitrix().callCount(),
                        stack.bitrix().hooks().size(),
                        stack.telegram().messages(ServiceProperties.STAFF_CHAT).size());
    }

    List<String> historyOf(UUID order) {
        return api.history(order).stream()
                .map(row -> row.path("to").asString())
                .filter(status -> !status.equals("NEW"))
                .toList();
    }

    /** What staff read about an order; a marked repeat after a crash is allowed and left out. */
    List<String> messagesOf(UUID order) {
        var number = api.get(order).path("trackingId").asString();
        return stack.telegram().messages(ServiceProperties.STAFF_CHAT).stream()
                .map(message -> message.text())
                .filter(text -> text.contains(number) && !text.contains("🔁"))
                .toList();
    }
}
