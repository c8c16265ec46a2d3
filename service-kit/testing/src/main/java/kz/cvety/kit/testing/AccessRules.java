package kz.cvety.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** pg_hba.conf: the superuser is trusted on the loopback, every role of a service proves its password. */
final class AccessRules {

    private static final String RULES = """
            local all          postgres              trust
            host  all          postgres 127.0.0.1/32 trust
            host  all          all      127.0.0.1/32 scram-sha-256
            host  replication  all      127.0.0.1/32 scram-sha-256
            """;

    private AccessRules() {}

    static void write(Path data) {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), RULES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
