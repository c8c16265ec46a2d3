package kz.cvety.identity.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.identity.OneTimeSecret;
import kz.cvety.identity.Session;
import kz.cvety.identity.Sessions;
import kz.cvety.identity.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSessions implements Sessions {

    /** The row of the token decides between two that bring it at once: the second one waits, and finds it used. */
    private static final String USE = """
            with used as (
                update refresh_token set used_at = :now
                where hash = :hash and used_at is null and expires_at > :now
                returning session_id)
            update session s set last_used_at = :now, address = :address
            from used where s.id = used.session_id and s.ended_at is null and s.expires_at > :now
            returning s.*
            """;

    private final JdbcClient jdbc;

    JdbcSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void open(Session session) {
        jdbc.sql("""
                insert into session (id, shop_id, user_id, device, address, created_at, last_used_at, expires_at)
                values (:id, :shop, :user, :device, :address, :at, :used, :until)
                """)
                .param("id", session.id())
                .param("shop", Rows.value(session.shop()))
                .param("user", session.userId())
                .param("device", session.device())
                .param("address", session.address())
                .param("at", Rows.time(session.createdAt()))
                .param("used", Rows.time(session.lastUsedAt()))
                .param("until", Rows.time(session.expiresAt()))
                .update();
    }

    @Override
    public Optional<Family> familyOf(OneTimeSecret token) {
        return jdbc.sql("select s.* from refresh_token t join session s on s.id = t.session_id where t.hash = ?")
                .param(token.hash())
                .query((row, n) -> new Family(Rows.id(row, "id"), Rows.id(row, "user_id"), Rows.shop(row)))
                .optional();
    }

    @Override
    public Optional<Session> use(OneTimeSecret token, Visitor visitor, Instant now) {
        return jdbc.sql(USE)
                .param("now", Rows.time(now))
                .param("hash", token.hash())
                .param("address", visitor.address())
                .query((row, n) -> session(row))
                .optional();
    }

    @Override
    public boolean wasUsed(OneTimeSecret token) {
        return jdbc.sql("select exists (select 1 from refresh_token where hash = ? and used_at is not null)")
                .param(token.hash())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    @Override
    public void issue(Session session, OneTimeSecret token, Instant now, Instant until) {
        jdbc.sql("""
                insert into refresh_token (hash, shop_id, session_id, issued_at, expires_at)
                values (:hash, :shop, :session, :at, :until)
                """)
                .param("hash", token.hash())
                .param("shop", Rows.value(session.shop()))
                .param("session", session.id())
                .param("at", Rows.time(now))
                .param("until", Rows.time(until))
                .update();
    }

    @Override
    public boolean end(UUID session, Session.End why, Instant now) {
        return jdbc.sql("update session set ended_at = :now, ended_by = :why where id = :id and ended_at is null")
                        .param("now", Rows.time(now))
                        .param("why", why.name())
                        .param("id", session)
                        .update()
                == 1;
    }

    @Override
    public int endAllOf(UUID userId, @Nullable UUID except, Session.End why, Instant now) {
        return jdbc.sql("""
                update session set ended_at = :now, ended_by = :why
                where user_id = :user and ended_at is null and id is distinct from cast(:except as uuid)
                """)
                .param("now", Rows.time(now))
                .param("why", why.name())
                .param("user", userId)
                .param("except", except)
                .update();
    }

    @Override
    public List<Session> of(UUID userId, Instant now) {
        return jdbc.sql("""
                select * from session s where user_id = :user and ended_at is null and expires_at > :now
                    and exists (select 1 from refresh_token t
                                where t.session_id = s.id and t.used_at is null and t.expires_at > :now)
                order by last_used_at desc, id desc
                """)
                .param("user", userId)
                .param("now", Rows.time(now))
                .query((row, n) -> session(row))
                .list();
    }

    @Override
    public int forget(Instant overBefore) {
        return jdbc.sql("delete from session where coalesce(ended_at, expires_at) < ?")
                .param(Rows.time(overBefore))
                .update();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                Rows.id(row, "id"),
                Rows.shop(row),
                Rows.id(row, "user_id"),
                row.getString("device"),
                row.getString("address"),
                Rows.time(row, "created_at"),
                Rows.time(row, "last_used_at"),
                Rows.time(row, "expires_at"));
    }
}
