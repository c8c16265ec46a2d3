package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kz.cvety.simulators.bitrix.BitrixOrder;
import kz.cvety.simulators.bitrix.ReceivedCall;
import kz.cvety.simulators.telegram.SentMessage;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what was done on each side, collects what came of it since the ledger was opened, and has it judged: nothing
 * lost, nothing doubled, no older state over a newer one, nothing that nobody did.
 */
final class Ledger {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> MEANINGS = Map.of(
            "N", "NEW", "PD", "PAID", "AP", "ACCEPTED", "CO", "ASSEMBLED", "DE", "IN_DELIVERY", "F", "DELIVERED");

    private final LocalStack stack;
    private final OrderApi api;
    private final Map<Long, List<String>> inBitrix = new ConcurrentHashMap<>();
    private final Map<UUID, List<String>> inShop = new ConcurrentHashMap<>();
    private final Set<Long> theirsBefore;
    private final Set<Long> messagesBefore;
    private final Set<String> oursBefore;

    private Ledger(LocalStack stack, Set<String> oursBefore) {
        this.stack = stack;
        this.api = new OrderApi(stack);
        this.oursBefore = oursBefore;
        this.theirsBefore =
                stack.bitrix().shop().orders().stream().map(BitrixOrder::id).collect(Collectors.toSet());
        this.messagesBefore = messages().stream().map(SentMessage::id).collect(Collectors.toSet());
    }

    /** A ledger of a stack that has been at work: what happened before does not count. */
    static Ledger openOn(LocalStack running) {
        var before = new OrderApi(running)
                .all().stream().map(order -> order.path("id").asString()).collect(Collectors.toSet());
        return new Ledger(running, before);
    }

    /** A ledger of a stack whose services never ran. */
    static Ledger ofAFresh(LocalStack stack) {
        return new Ledger(stack, Set.of());
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

    /** Waits until every deed has had its effect, nothing else has happened, and it stays so. */
    void settle(Duration atMost) {
        Awaitility.await("every deed has one effect")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(500))
                .during(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(stack.bitrix().pendingHooks())
                            .as("hooks under way")
                            .isZero();
                    assertThat(Judgement.of(evidence())).isEqualTo(Judgement.NOTHING_WRONG);
                });
    }

    Evidence evidence() {
        var all = api.all().stream()
                .filter(order -> !oursBefore.contains(order.path("id").asString()))
                .toList();
        return new Evidence(
                Map.copyOf(inBitrix),
                Map.copyOf(inShop),
                all.stream().map(this::ours).toList(),
                theirs(),
                differences(all),
                messages().stream()
                        .filter(message -> !messagesBefore.contains(message.id()))
                        .filter(message -> !StaffMessage.isAboutMoney(message.text()))
                        .map(message -> StaffMessage.of(message.text()))
                        .toList());
    }

    private Evidence.Ours ours(JsonNode order) {
        var id = UUID.fromString(order.path("id").asString());
        var history = api.history(id);
        var entered = new ArrayList<String>();
        entered.add(
                history.isEmpty()
                        ? order.path("status").asString()
                        : history.getFirst().path("from").asString());
        history.forEach(step -> entered.add(step.path("to").asString()));
        return new Evidence.Ours(
                id,
                order.path("trackingId").asString(),
                bitrixIds(order),
                order.path("sync").asString(),
                entered);
    }

    private List<Evidence.Theirs> theirs() {
        var told = new HashMap<Long, List<String>>();
        for (var call : stack.bitrix().calls()) {
            if (call.wrote()) {
                told.computeIfAbsent(call.orderId(), any -> new ArrayList<>()).add(status(call));
            }
        }
        return stack.bitrix().shop().orders().stream()
                .filter(order -> !theirsBefore.contains(order.id()))
                .map(order -> new Evidence.Theirs(order.id(), order.xmlId(), told.getOrDefault(order.id(), List.of())))
                .toList();
    }

    private static String status(ReceivedCall call) {
        return MEANINGS.get(JSON.readTree(call.body()).path("status").asString("N"));
    }

    private Map<Long, String> differences(List<JsonNode> all) {
        var found = new LinkedHashMap<Long, String>();
        for (var ours : all) {
            for (var id : bitrixIds(ours)) {
                stack.bitrix()
                        .shop()
                        .find(id)
                        .map(theirs -> Comparison.of(theirs, ours))
                        .filter(comparison -> !comparison.equal())
                        .ifPresent(comparison ->
                                found.put(id, comparison.differences().toString()));
            }
        }
        return found;
    }

    private static List<Long> bitrixIds(JsonNode order) {
        return order.path("externalIds")
                .valueStream()
                .map(id -> Long.valueOf(id.path("id").asString()))
                .toList();
    }

    private List<SentMessage> messages() {
        return stack.telegram().messages(ServiceProperties.STAFF_CHAT);
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
                        messages().size());
    }
}
