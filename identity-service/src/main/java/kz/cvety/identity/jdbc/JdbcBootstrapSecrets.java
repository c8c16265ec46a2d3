package kz.cvety.identity.jdbc;

import java.time.Instant;
import kz.cvety.identity.BootstrapSecrets;
import kz.cvety.identity.OneTimeSecret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBootstrapSecrets implements BootstrapSecrets {

    private static final long LOCK = 0x6376_6574_7962_6f6fL;

    private final JdbcClient jdbc;

    JdbcBootstrapSecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, n) -> true)
                .list();
    }

    @Override
    public boolean isOpen(Instant now) {
        return jdbc.sql("select exists (select 1 from bootstrap where used_at is null and expires_at > ?)")
                .param(Rows.time(now))
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    @Override
    public void offer(OneTimeSecret secret, Instant until) {
        jdbc.sql("""
                insert into bootstrap (id, secret_hash, expires_at) values (1, ?, ?)
                on conflict (id) do update set secret_hash = excluded.secret_hash, expires_at = excluded.expires_at, used_at = null
                """).param(secret.hash()).param(Rows.time(until)).update();
    }

    @Override
    public boolean use(OneTimeSecret secret, Instant now) {
        return jdbc.sql("""
                        update bootstrap set used_at = :now
                        where secret_hash = :hash and used_at is null and expires_at > :now
                        """)
                        .param("now", Rows.time(now))
                        .param("hash", secret.hash())
                        .update()
                == 1;
    }
}
