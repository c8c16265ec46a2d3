package kz.cvety.notifications.jdbc;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.notifications.Audience;
import kz.cvety.notifications.Invitation;
import kz.cvety.notifications.Invitations;
import kz.cvety.notifications.Language;
import kz.cvety.notifications.Token;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
final class JdbcInvitations implements Invitations {

    private static final String ADD = """
            insert into invitation (shop_id, token_hash, audience, order_id, language, invited_by, invited_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FIND = """
            select shop_id, audience, order_id, language, invited_by, invited_at, expires_at from invitation
            where token_hash = ?
            """;
    private static final String USE = """
            update invitation set used_at = ?, used_by_chat = ?
            where token_hash = ? and used_at is null and expires_at > ?
            """;

    private final JdbcTemplate jdbc;

    JdbcInvitations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Token token, Invitation invitation) {
        jdbc.update(
                ADD,
                invitation.shop().value(),
                token.hash(),
                invitation.audience().name(),
                invitation.orderId(),
                invitation.language().name(),
                invitation.invitedBy(),
                Columns.at(invitation.invitedAt()),
                Columns.at(invitation.expiresAt()));
    }

    @Override
    public Optional<Invitation> find(Token token) {
        return jdbc
                .query(
                        FIND,
                        (row, i) -> new Invitation(
                                new ShopId(row.getString("shop_id")),
                                Audience.valueOf(row.getString("audience")),
                                row.getObject("order_id", UUID.class),
                                Language.valueOf(row.getString("language")),
                                row.getString("invited_by"),
                                Columns.instant(row, "invited_at"),
                                Columns.instant(row, "expires_at")),
                        token.hash())
                .stream()
                .findFirst();
    }

    @Override
    public boolean use(Token token, long chatId, Instant now) {
        return jdbc.update(USE, Columns.at(now), chatId, token.hash(), Columns.at(now)) == 1;
    }
}
