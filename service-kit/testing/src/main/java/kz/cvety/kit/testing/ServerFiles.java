package kz.cvety.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What lies in files instead of the command line. pg_hba.conf: the superuser is trusted on the loopback, every role of a service proves
 * its password. postgresql.conf: what {@code alter system} may change.
 */
final class ServerFiles {

    private static final String SETTINGS = """

            # cvety
            max_slot_wal_keep_size = '2GB'
            """;

    private static final String RULES = """
            local all          postgres              trust
            host  all          postgres 127.0.0.1/32 trust
            host  all          all      127.0.0.1/32 scram-sha-256
            host  replication  all      127.0.0.1/32 scram-sha-256
            """;

    private ServerFiles() {}

    static void write(Path data) {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), RULES);
            var configuration = data.resolve("postgresql.conf");
            if (!Files.readString(configuration).contains(SETTINGS)) {
                Files.writeString(configuration, SETTINGS, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
