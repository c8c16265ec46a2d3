package kz.cvety.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One property of ours as Spring's configuration metadata tells it; an entry of a list has its own settings under {@code []}.
 *
 * @param place its place in the record that declares it; the metadata itself is sorted by name
 */
record Setting(String name, String type, String defaultValue, String meaning, int place) {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final String ENTRIES = "META-INF/spring/configuration-metadata/";
    private static final Pattern LIST = Pattern.compile("java\\.util\\.List<(kz\\.cvety\\..+)>");
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9.]+\\.(?=[A-Z])|\\w+\\$");
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]+)}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Setting> onTheClasspath() {
        try {
            var settings = new ArrayList<Setting>();
            for (var file : loader().resources(METADATA).toList()) {
                read(URI.create(file.toString()), "", settings);
            }
            settings.sort(Comparator.comparing(Setting::group).thenComparing(Setting::place));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(URI file, String prefix, List<Setting> into) throws IOException {
        try (InputStream content = file.toURL().openStream()) {
            for (var property : JSON.readTree(content).path("properties")) {
                var name = prefix + property.path("name").asString();
                if (name.startsWith("cvety.")) {
                    var type = property.path("type").asString();
                    into.add(new Setting(
                            name,
                            PACKAGE.matcher(type).replaceAll(""),
                            text(property.path("defaultValue")),
                            CODE.matcher(property.path("description").asString(""))
                                    .replaceAll("`$1`"),
                            placeOf(property)));
                    readEntries(name, type, into);
                }
            }
        }
    }

    private static void readEntries(String name, String type, List<Setting> into) throws IOException {
        var list = LIST.matcher(type);
        if (list.matches()) {
            var entries = loader().getResource(ENTRIES + list.group(1) + ".json");
            if (entries != null) {
                read(URI.create(entries.toString()), name + "[].", into);
            }
        }
    }

    private static int placeOf(JsonNode property) {
        var name = lastPart(property.path("name").asString()).replace("-", "");
        var components = typeOf(property.path("sourceType")).getRecordComponents();
        return components == null
                ? 0
                : Arrays.stream(components)
                        .map(it -> it.getName().toLowerCase(Locale.ROOT))
                        .toList()
                        .indexOf(name);
    }

    private static Class<?> typeOf(JsonNode sourceType) {
        try {
            return sourceType.isMissingNode() ? Object.class : Class.forName(sourceType.asString(), false, loader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private String group() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : value.asString("");
    }

    private static ClassLoader loader() {
        return Setting.class.getClassLoader();
    }
}
