package kz.cvety.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.events.catalog.RecipeLine;
import kz.cvety.kit.Origin;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ProductTests {

    private static final Instant NOON = Instant.parse("2026-03-08T07:00:00Z");
    private static final Change BY_USER = new Change(Origin.user("u-1"), NOON);
    private static final Change BY_BITRIX = new Change(Origin.bitrix("almaty"), NOON);

    /** Fields that can be cleared, and what is there afterwards. */
    private static final Map<String, Object> CLEARED = Map.of(
            "description", Optional.empty(),
            "folderId", Optional.empty(),
            "variants", List.of(),
            "attributes", List.of(),
            "images", List.of(),
            "recipe", List.of());

    private static final Map<String, Function<ProductSnapshot, Object>> FIELDS = Map.of(
            "name", ProductSnapshot::name,
            "description", now -> Optional.ofNullable(now.description()),
            "folderId", now -> Optional.ofNullable(now.folderId()),
            "enabled", ProductSnapshot::enabled,
            "price", ProductSnapshot::price,
            "variants", ProductSnapshot::variants,
            "attributes", ProductSnapshot::attributes,
            "images", ProductSnapshot::images,
            "recipe", ProductSnapshot::recipe);

    @Property(tries = 500)
    void anEditTakesWhatIsToldClearsWhatIsClearedAndErasesNothingElse(
            @ForAll("edits") Edit first, @ForAll("edits") Edit second) {
        var product = product();
        product.edit(first, BY_USER);
        var before = product.snapshot();
        product.edit(second, BY_USER);
        var after = product.snapshot();

        told(second).forEach((field, told) -> {
            var value = FIELDS.get(field).apply(after);
            if (!told.isTold()) {
                assertThat(value).as(field).isEqualTo(FIELDS.get(field).apply(before));
            } else if (told.value() == null) {
                assertThat(value).as(field).isEqualTo(CLEARED.get(field));
            } else {
                assertThat(value).as(field).isEqualTo(shown(field, told.value()));
            }
        });
    }

    @Property(tries = 500)
    void anEventNamesJustTheFieldsThatDiffer(@ForAll("edits") Edit first, @ForAll("edits") Edit second) {
        var product = product();
        product.edit(first, BY_USER);
        var before = product.snapshot();
        var event = product.edit(second, BY_USER);
        var after = product.snapshot();
        var differing = FIELDS.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(before), field.getValue().apply(after)))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(event.map(changed -> Set.copyOf(changed.changed())).orElse(Set.of()))
                .isEqualTo(Set.copyOf(differing));
        assertThat(after.version()).isEqualTo(before.version() + (differing.isEmpty() ? 0 : 1));
        assertThat(product.edit(second, BY_USER)).as("the same again").isEmpty();
    }

    @Test
    void listensToEachConnectionInTheOrderOfItsRevisions() {
        var product = product();

        assertThat(product.hears("a", 5)).isTrue();
        assertThat(product.hears("a", 5)).isFalse();
        assertThat(product.hears("a", 4)).isFalse();
        assertThat(product.hears("b", 1)).isTrue();
        assertThat(product.hears("a", 6)).isTrue();
    }

    @Test
    void owesBitrixWhatPeopleChangeAndNotWhatBitrixTold() {
        var product = product();
        assertThat(product.sync()).isEqualTo(SyncState.SYNCED);

        product.edit(enabled(true), BY_USER);
        assertThat(product.sync()).isEqualTo(SyncState.PENDING);

        product.deliveredUpTo(2);
        assertThat(product.sync()).isEqualTo(SyncState.SYNCED);

        product.edit(enabled(false), BY_BITRIX);
        assertThat(product.sync()).isEqualTo(SyncState.SYNCED);
        assertThat(product.version()).isEqualTo(3);
    }

    @Test
    void keepsTheFirstIdOfAnExternalSystem() {
        var product = product();
        product.linkTo("almaty", "1");
        product.linkTo("almaty", "2");

        assertThat(product.snapshot().externalIds())
                .singleElement()
                .satisfies(link -> assertThat(link.id()).isEqualTo("1"));
    }

    @Test
    void archivesOnceAndComesBackAsItWas() {
        var product = product();
        var before = product.offer();

        assertThat(product.archive(BY_USER)).isPresent();
        assertThat(product.archive(BY_USER)).isEmpty();
        assertThat(product.restore(BY_USER))
                .get()
                .satisfies(back -> assertThat(back.changed()).containsExactly("archived"));
        assertThat(product.restore(BY_USER)).isEmpty();
        assertThat(product.offer()).isEqualTo(before);
    }

    @Provide
    Arbitrary<Edit> edits() {
        var ids = Arbitraries.longs().between(1, 4).map(low -> new UUID(1, low));
        var words = Arbitraries.of("Роза", "Раушан", "51 \uD83C\uDF39", "a");
        var recipe = ids.list()
                .uniqueElements()
                .ofMaxSize(2)
                .map(items ->
                        items.stream().map(item -> new RecipeLine(item, 1)).toList());
        var variants = Combinators.combine(ids, words, recipe)
                .as((id, name, lines) -> new Variant(id, name, null, new Price(100), true, lines))
                .list()
                .ofMaxSize(2);
        var attributes =
                words.map(word -> new ProductAttribute("n", word)).list().ofMaxSize(2);
        var images = ids.map(id -> new ProductImage(id, "https://shop.example/" + id, null))
                .list()
                .ofMaxSize(2);
        var needed = Combinators.combine(
                        maybe(words),
                        maybe(Arbitraries.of(true, false)),
                        maybe(Arbitraries.longs().between(0, 3).map(Price::new)))
                .as(Needed::new);
        return Combinators.combine(
                        needed,
                        clearable(words),
                        clearable(ids.map(id -> new InFolder(id, "folder"))),
                        clearable(variants),
                        clearable(attributes),
                        clearable(images),
                        clearable(recipe))
                .as((must, description, folder, kinds, says, shows, takes) ->
                        new Edit(must.name, description, folder, must.enabled, must.price, kinds, says, shows, takes));
    }

    private record Needed(Told<String> name, Told<Boolean> enabled, Told<Price> price) {}

    private static <T> Arbitrary<Told<T>> maybe(Arbitrary<T> values) {
        return Arbitraries.oneOf(Arbitraries.create(Told::<T>nothing), values.map(Told::of));
    }

    private static <T> Arbitrary<Told<T>> clearable(Arbitrary<T> values) {
        return Arbitraries.oneOf(
                Arbitraries.create(Told::<T>nothing), Arbitraries.create(Told::<T>cleared), values.map(Told::of));
    }

    private static Map<String, Told<?>> told(Edit edit) {
        var told = new HashMap<String, Told<?>>();
        told.put("name", edit.name());
        told.put("description", edit.description());
        told.put("folderId", edit.folder());
        told.put("enabled", edit.enabled());
        told.put("price", edit.price());
        told.put("variants", edit.variants());
        told.put("attributes", edit.attributes());
        told.put("images", edit.images());
        told.put("recipe", edit.recipe());
        assertThat(told.keySet()).isEqualTo(FIELDS.keySet());
        return told;
    }

    /** A value as a snapshot shows it. */
    private static Object shown(String field, Object value) {
        return switch (field) {
            case "description" -> Optional.of(value);
            case "folderId" -> Optional.of(((InFolder) value).id());
            case "price" -> value.toString();
            case "variants" ->
                ((List<?>) value)
                        .stream().map(each -> ((Variant) each).asPublished()).toList();
            default -> value;
        };
    }

    private static Edit enabled(boolean enabled) {
        return new Edit(
                Told.nothing(),
                Told.nothing(),
                Told.nothing(),
                Told.of(enabled),
                Told.nothing(),
                Told.nothing(),
                Told.nothing(),
                Told.nothing(),
                Told.nothing());
    }

    private static Product product() {
        return new Product(UUID.randomUUID(), Offer.named(ProductKind.GOODS, "Роза"), BY_BITRIX);
    }
}
