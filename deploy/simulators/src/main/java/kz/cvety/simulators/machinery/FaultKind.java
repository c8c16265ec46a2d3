package kz.cvety.simulators.machinery;

import java.util.Locale;
import java.util.Optional;

/** What can go wrong with a call into a simulator. */
public enum FaultKind {
    /** The connection is cut before a byte is answered; nothing is written. */
    DOWN("связи нет"),
    /** The call is handled and answered after the fault's delay. */
    SLOW("медленно"),
    /** Nothing is written and no answer comes until the fault is cleared; then the connection is cut. */
    HANG("висит без ответа"),
    /** HTTP 500, nothing written. */
    SERVER_ERROR("ошибка 500"),
    /** The answer of an exhausted rate limit (Bitrix 503, the others 429), nothing written. */
    LIMIT("предел запросов"),
    /** An HTML page instead of JSON (Telegram with status 502, the others with 200), nothing written. */
    HTML("HTML вместо JSON"),
    /** A 302 to a log-in page, nothing written. */
    REDIRECT("переадресация 302"),
    /** The write happens, then the connection is cut. */
    ANSWER_LOST("ответ потерян после записи"),
    /** A well-formed refusal (Bitrix and Kaspi 200 with an error, the others 400), nothing written. */
    BUSINESS_ERROR("отказ по сути");

    private final String label;

    FaultKind(String label) {
        this.label = label;
    }

    /** How the pages call it. */
    public String label() {
        return label;
    }

    /** Its name on the wire: {@code answer-lost}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a wire name or a Java name; also {@code 500} and {@code 503}. */
    public static Optional<FaultKind> of(String name) {
        return switch (name) {
            case "500" -> Optional.of(SERVER_ERROR);
            case "503", "429" -> Optional.of(LIMIT);
            default -> {
                for (var kind : values()) {
                    if (kind.wireName().equals(name) || kind.name().equals(name)) {
                        yield Optional.of(kind);
                    }
                }
                yield Optional.empty();
            }
        };
    }
}
