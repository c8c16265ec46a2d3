package kz.cvety.kit.security;

import java.util.List;

/**
 * Paths that need no token because they carry a credential of their own, such as webhooks, or are meant for everybody,
 * such as tracking. A service declares its paths as a bean of this type.
 */
public record PublicPaths(List<String> patterns) {

    public PublicPaths(String... patterns) {
        this(List.of(patterns));
    }
}
