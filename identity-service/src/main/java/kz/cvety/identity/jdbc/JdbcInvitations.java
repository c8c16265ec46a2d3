package kz.cvety.identity.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.identity.Email;
import kz.cvety.identity.Invitation;
import kz.cvety.identity.Invitations;
import kz.cvety.identity.OneTimeSecret;
import kz.cvety.identity.Role;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcInvitations implements Invitations {

    private static final String WAITS = "accepted_at is null and withdrawn_at is null and expires_at > :now";

    private final JdbcClient jdbc;

    JdbcInvitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Invitation invitation, OneTimeSecret secret) {
        jdbc.sql("""
                insert into invitation (id, shop_id, email, role, permission_set, token_hash, invited_by, invited_at, expires_at)
                values (:id, :shop, :email, :role, :set, :hash, :by, :at, :until)
                """)
                .param("id", invitation.id())
                .param("shop", Rows.value(invitation.shop()))
                .param("email", invitation.email().value())
                .param("role", invitation.role().name())
                .param("set", invitation.permissionSet())
                .param("hash", secret.hash())
                .param("by", invitation.invitedBy())
                .param("at", Rows.time(invitation.invitedAt()))
                .param("until", Rows.time(invitation.expiresAt()))
                .update();
    }

    @Override
    public Optional<Invitation> find(OneTimeSecret secret, Instant now) {
        return jdbc.sql("select * from invitation where token_hash = :hash and " + WAITS)
                .param("hash", secret.hash())
                .param("now", Rows.time(now))
                .query((row, n) -> invitation(row))
                .optional();
    }

    @Override
    public boolean accept(Invitation invitation, Instant now) {
        return jdbc.sql("update invitation set accepted_at = :now where id = :id and " + WAITS)
                        .param("now", Rows.time(now))
                        .param("id", invitation.id())
                        .update()
                == 1;
    }

    @Override
    public List<Invitation> open(ShopId shop, Instant now) {
        return jdbc.sql("select * from invitation where shop_id = :shop and " + WAITS + " order by id")
                .param("shop", shop.value())
                .param("now", Rows.time(now))
                .query((row, n) -> invitation(row))
                .list();
    }

    @Override
    public boolean withdraw(ShopId shop, UUID id, Instant now) {
        return jdbc.sql("update invitation set withdrawn_at = :now where shop_id = :shop and id = :id and " + WAITS)
                        .param("now", Rows.time(now))
                        .param("shop", shop.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                Rows.id(row, "id"),
                Rows.shop(row),
                new Email(row.getString("email")),
                Role.valueOf(row.getString("role")),
                row.getString("permission_set"),
                Rows.id(row, "invited_by"),
                Rows.time(row, "invited_at"),
                Rows.time(row, "expires_at"));
    }
}
