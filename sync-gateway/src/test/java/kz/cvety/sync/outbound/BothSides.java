package kz.cvety.sync.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.events.sync.ProductReported;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.Connection;
import kz.cvety.sync.FieldOwners;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.Products;
import kz.cvety.sync.Written;
import kz.cvety.sync.inbound.Deciding;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBelief.OwnWrite;
import kz.cvety.sync.products.ProductWords;
import kz.cvety.sync.products.ToldProduct;
import org.jspecify.annotations.Nullable;

/**
 * One product in Bitrix, in the catalog and in the gateway between them, with everything that is on its way. Whoever drives it says what
 * comes next; the decisions are the gateway's own.
 */
final class BothSides {

    private static final UUID PRODUCT = UUID.fromString("00000000-0000-4000-8000-000000000003");
    private static final ProductBelief.Key KEY = new ProductBelief.Key(new ShopId("cvetykz"), "main", PRODUCT);
    private static final Map<ProductField, String> BORN = Map.of(
            ProductField.NAME, "Гүл",
            ProductField.PRICE, "5000.00",
            ProductField.ATTRIBUTES, "70 см");

    /** @param asked we read it */
    private record Hook(Map<ProductField, String> words, long version, Instant at, boolean asked) {}

    private record Put(
            UUID id, ProductMessage message, @Nullable Long answered) {}

    private final Connection connection;
    private final boolean lossy;
    private final Map<ProductField, String> bitrix = new EnumMap<>(BORN);
    private final Map<ProductField, String> catalog = new EnumMap<>(BORN);
    private final List<Hook> hooks = new ArrayList<>();
    private final Deque<ProductReported> reports = new ArrayDeque<>();
    private final Deque<ProductChange> facts = new ArrayDeque<>();
    private final List<String> story = new ArrayList<>();
    private long theirVersion = 1;
    private long ourVersion = 1;
    private Instant now = Instant.parse("2026-03-08T07:00:00Z");
    private ProductBelief belief;
    private boolean queued;
    private @Nullable Put put;
    private @Nullable UUID unanswered;
    private int calls;
    private int lostCalls;
    private int editedHere;
    private int conflicts;

    /** @param lossy hooks, calls and answers get lost while people edit */
    BothSides(FieldOwners owners, boolean lossy) {
        this.connection = Products.connection(KEY, owners);
        this.lossy = lossy;
        belief = ProductBelief.none(KEY);
        hear(new Hook(Map.copyOf(bitrix), 1, now, false));
        reports.clear();
        take(new ProductChange(snapshot(), there(), null));
        calls = 0;
    }

    /** Something happens: one of what may come next, or an edit while there are any left. */
    boolean step(Random random, boolean mayEdit) {
        now = now.plus(Duration.ofMillis(random.nextInt(400)));
        var choices = new ArrayList<Runnable>();
        if (mayEdit) {
            choices.add(() -> editThere(random));
            choices.add(() -> editHere(random));
        }
        if (!hooks.isEmpty()) {
            choices.add(() -> hear(hooks.remove(random.nextInt(hooks.size()))));
        }
        if (!reports.isEmpty()) {
            choices.add(this::report);
        }
        if (!facts.isEmpty()) {
            choices.add(() -> take(facts.remove()));
        }
        if (put == null && queued) {
            choices.add(this::claim);
        }
        if (put != null) {
            choices.add(put.answered == null ? this::arrive : this::answer);
        }
        if (lossy && mayEdit) {
            choices.add(this::read);
            if (!hooks.isEmpty()) {
                choices.add(() -> lose(hooks.remove(random.nextInt(hooks.size()))));
            }
            if (put != null) {
                choices.add(this::loseCall);
            }
        }
        if (choices.isEmpty()) {
            return false;
        }
        choices.get(random.nextInt(choices.size())).run();
        return true;
    }

    /** Somebody changes something, here or there. */
    void edit(Random random) {
        if (random.nextBoolean()) {
            editThere(random);
        } else {
            editHere(random);
        }
    }

    /** What the sweep does: it asks for the present state. */
    void read() {
        hooks.add(new Hook(Map.copyOf(bitrix), theirVersion, now.truncatedTo(ChronoUnit.SECONDS), true));
    }

    private void lose(Hook hook) {
        story.add("lost save " + hook.version);
    }

    /** It arrived or did not, and nobody here knows. */
    private void loseCall() {
        var sent = Objects.requireNonNull(put);
        unanswered = sent.id;
        put = null;
        queued = true;
        lostCalls++;
        story.add("lost " + (sent.answered == null ? "call" : "answer " + sent.answered));
    }

    boolean equal() {
        return bitrix.equals(catalog);
    }

    int calls() {
        return calls;
    }

    int lostCalls() {
        return lostCalls;
    }

    int editedHere() {
        return editedHere;
    }

    int conflicts() {
        return conflicts;
    }

    List<String> story() {
        return List.copyOf(story);
    }

    private void editThere(Random random) {
        var field = List.of(ProductField.PRICE, ProductField.PRICE, ProductField.NAME, ProductField.ATTRIBUTES)
                .get(random.nextInt(4));
        if (!Objects.equals(bitrix.put(field, word(field, random)), bitrix.get(field))) {
            saved("person there");
        }
    }

    private void editHere(Random random) {
        var field = random.nextBoolean() ? ProductField.PRICE : ProductField.NAME;
        if (!Objects.equals(catalog.put(field, word(field, random)), catalog.get(field))) {
            editedHere++;
            changed(Origin.user("7"));
        }
    }

    private static String word(ProductField field, Random random) {
        var number = random.nextInt(1000);
        return field == ProductField.PRICE ? (5000 + number) + ".00" : field + " " + number;
    }

    private void saved(String who) {
        theirVersion++;
        var hook = new Hook(Map.copyOf(bitrix), theirVersion, now.truncatedTo(ChronoUnit.SECONDS), false);
        hooks.add(hook);
        hooks.add(hook);
        story.add(who + " save " + theirVersion + " " + bitrix);
    }

    private void changed(Origin by) {
        ourVersion++;
        facts.add(new ProductChange(snapshot(), by, null));
        story.add("catalog " + ourVersion + " by " + by + " " + catalog);
    }

    private void hear(Hook hook) {
        var told = new ToldProduct("1243", hook.version, null, hook.words, false, false, hook.at, "42");
        var decided = Deciding.of(belief, told, connection, hook.asked, now);
        belief = decided.belief();
        conflicts += decided.conflicts();
        decided.report().ifPresent(reports::add);
        if (decided.follow()) {
            plan();
        }
        story.add("heard save " + hook.version + " -> " + state());
    }

    private void report() {
        var report = reports.remove();
        var words = ProductWords.of(Products.snapshot(PRODUCT, 1, now, words(report)));
        var before = new EnumMap<>(catalog);
        for (var field : ProductField.values()) {
            if (report.changed().contains(field.reported()) && BORN.containsKey(field)) {
                catalog.put(field, words.get(field));
            }
        }
        if (!before.equals(catalog)) {
            changed(there());
        }
    }

    private static Map<ProductField, String> words(ProductReported report) {
        var words = new EnumMap<ProductField, String>(ProductField.class);
        words.put(ProductField.NAME, report.product().name());
        words.put(ProductField.PRICE, report.product().price());
        words.put(
                ProductField.ATTRIBUTES,
                report.product().attributes().getFirst().value());
        return words;
    }

    private void take(ProductChange change) {
        var before = belief;
        var taken = OurVersions.take(belief, connection, List.of(change), now);
        belief = taken.belief();
        conflicts += taken.conflicts().size();
        if (taken.overruled()) {
            reports.add(taken.putBack("1243"));
        }
        if (taken.spoke() || !belief.untold().equals(before.untold())) {
            plan();
        }
        story.add("took catalog " + change.version() + " -> " + state());
    }

    private void plan() {
        queued = belief.hasNews(connection.owners());
    }

    private void claim() {
        queued = false;
        var message = ProductMessage.of(belief, connection, true);
        if (message == null) {
            return;
        }
        var id = unanswered == null ? UUID.randomUUID() : unanswered;
        var written = new ArrayList<>(belief.written());
        message.words()
                .forEach((field, word) ->
                        written.add(new OwnWrite(field, id, HexFormat.of().formatHex(Written.hash(word)), now)));
        belief = belief.withWritten(written);
        put = new Put(id, message, null);
        calls++;
        story.add("claimed " + message);
    }

    private void arrive() {
        var sent = Objects.requireNonNull(put);
        var before = new EnumMap<>(bitrix);
        bitrix.putAll(sent.message.words());
        if (!before.equals(bitrix)) {
            saved("we");
        }
        put = new Put(sent.id, sent.message, theirVersion);
    }

    private void answer() {
        var sent = Objects.requireNonNull(put);
        put = null;
        unanswered = null;
        belief = belief.withWritten(belief.written().stream()
                .filter(write -> !write.deliveryId().equals(sent.id))
                .toList());
        belief = BeliefAfterPut.of(belief, sent.message, sent.answered);
        if (!belief.untold().isEmpty()) {
            plan();
        }
        story.add("answered " + sent.answered + " -> " + state());
    }

    private String state() {
        return "theirs " + belief.theirs() + " untold " + belief.untold() + " queued " + queued;
    }

    private ProductSnapshot snapshot() {
        return Products.snapshot(PRODUCT, ourVersion, now, catalog);
    }

    private static Origin there() {
        return Origin.bitrix(KEY.connection());
    }
}
