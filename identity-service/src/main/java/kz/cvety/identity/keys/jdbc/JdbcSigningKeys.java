package kz.cvety.identity.keys.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.cvety.identity.keys.SigningKeys;
import kz.cvety.identity.keys.StoredKey;
import kz.cvety.kit.secrets.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSigningKeys implements SigningKeys {

    private static final long LOCK = 0x6376_6574_796b_6579L;

    private final JdbcClient jdbc;

    JdbcSigningKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<StoredKey> all() {
        return jdbc.sql("select * from signing_key order by published_at, kid")
                .query((row, n) -> key(row))
                .list();
    }

    @Override
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, n) -> true)
                .list();
    }

    @Override
    public void add(StoredKey key) {
        var sealed = key.sealedPrivate().orElseThrow();
        jdbc.sql("""
                insert into signing_key (kid, state, public_jwk, sealed, sealed_key, published_at)
                values (:kid, :state, :public, :sealed, :sealedKey, :at)
                """)
                .param("kid", key.kid())
                .param("state", key.state().name())
                .param("public", key.publicJwk())
                .param("sealed", sealed)
                .param("sealedKey", Vault.keyIdOf(sealed))
                .param("at", key.publishedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void retire(String kid, Instant goneAt) {
        jdbc.sql(
                        "update signing_key set state = 'RETIRED', sealed = null, sealed_key = null, gone_at = :at where kid = :kid")
                .param("at", goneAt.atOffset(ZoneOffset.UTC))
                .param("kid", kid)
                .update();
    }

    @Override
    public void promote(String kid) {
        jdbc.sql("update signing_key set state = 'CURRENT' where kid = ?")
                .param(kid)
                .update();
    }

    private static StoredKey key(ResultSet row) throws SQLException {
        return new StoredKey(
                row.getString("kid"),
                StoredKey.State.valueOf(row.getString("state")),
                row.getString("public_jwk"),
                Optional.ofNullable(row.getBytes("sealed")),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("gone_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
