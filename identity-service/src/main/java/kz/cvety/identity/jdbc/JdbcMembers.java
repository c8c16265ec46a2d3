package kz.cvety.identity.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.cvety.identity.Email;
import kz.cvety.identity.Member;
import kz.cvety.identity.Members;
import kz.cvety.identity.Phone;
import kz.cvety.identity.Role;
import kz.cvety.identity.UnknownMember;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcMembers implements Members {

    private static final String SELECT = """
            select m.*, a.name, a.phone, a.email, s.name as shop_name, s.state as shop_state, p.permissions
            from membership m
                join account a on a.id = m.user_id
                join shop s on s.shop_id = m.shop_id
                left join permission_set p on p.shop_id = m.shop_id and p.name = m.permission_set
            """;

    private final JdbcClient jdbc;

    JdbcMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Member> team(ShopId shop) {
        return jdbc.sql(SELECT + "where m.shop_id = ? and m.state = 'ACTIVE' order by m.joined_at, m.user_id")
                .param(shop.value())
                .query((row, n) -> member(row))
                .list();
    }

    @Override
    public Optional<Member> find(ShopId shop, UUID userId) {
        return jdbc.sql(SELECT + "where m.shop_id = ? and m.user_id = ?")
                .param(shop.value())
                .param(userId)
                .query((row, n) -> member(row))
                .optional();
    }

    @Override
    public List<Member> placesOf(UUID userId) {
        return jdbc.sql(SELECT + "where m.user_id = ? and m.state = 'ACTIVE' order by m.shop_id")
                .param(userId)
                .query((row, n) -> member(row))
                .list();
    }

    @Override
    public List<Member> placesOf(Collection<UUID> userIds) {
        return jdbc.sql(
                        SELECT
                                + "where m.user_id = any(cast(? as uuid[])) and m.state = 'ACTIVE' order by m.user_id, m.shop_id")
                .param(userIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> member(row))
                .list();
    }

    @Override
    public void lock(ShopId shop) {
        jdbc.sql("select 1 from shop where shop_id = ? for update")
                .param(shop.value())
                .query((row, n) -> true)
                .list();
    }

    @Override
    public Member join(ShopId shop, UUID userId, Role role, @Nullable String permissionSet, Instant at) {
        jdbc.sql("""
                insert into membership (shop_id, user_id, version, role, permission_set, state, joined_at)
                values (:shop, :user, 1, :role, :set, 'ACTIVE', :at)
                on conflict (shop_id, user_id) do update
                set version = membership.version + 1, role = excluded.role, permission_set = excluded.permission_set,
                    state = 'ACTIVE', joined_at = excluded.joined_at
                """)
                .param("shop", shop.value())
                .param("user", userId)
                .param("role", role.name())
                .param("set", permissionSet)
                .param("at", Rows.time(at))
                .update();
        return changed(shop, userId);
    }

    @Override
    public Member change(ShopId shop, UUID userId, Role role, @Nullable String permissionSet) {
        jdbc.sql("""
                update membership set version = version + 1, role = :role, permission_set = :set
                where shop_id = :shop and user_id = :user
                """)
                .param("role", role.name())
                .param("set", permissionSet)
                .param("shop", shop.value())
                .param("user", userId)
                .update();
        return changed(shop, userId);
    }

    @Override
    public Member remove(ShopId shop, UUID userId) {
        jdbc.sql("""
                update membership set version = version + 1, state = 'REMOVED', permission_set = null
                where shop_id = ? and user_id = ?
                """).param(shop.value()).param(userId).update();
        return changed(shop, userId);
    }

    @Override
    public Member renamed(ShopId shop, UUID userId) {
        jdbc.sql("update membership set version = version + 1 where shop_id = ? and user_id = ?")
                .param(shop.value())
                .param(userId)
                .update();
        return changed(shop, userId);
    }

    @Override
    public int directors(ShopId shop) {
        return jdbc.sql("select count(*) from membership where shop_id = ? and state = 'ACTIVE' and role = 'DIRECTOR'")
                .param(shop.value())
                .query((row, n) -> row.getInt(1))
                .single();
    }

    private Member changed(ShopId shop, UUID userId) {
        return find(shop, userId).orElseThrow(UnknownMember::new);
    }

    private static Member member(ResultSet row) throws SQLException {
        var role = Role.valueOf(row.getString("role"));
        var set = row.getString("permission_set");
        return new Member(
                new ShopId(row.getString("shop_id")),
                row.getString("shop_name"),
                row.getString("shop_state").equals("ACTIVE"),
                Rows.id(row, "user_id"),
                row.getLong("version"),
                row.getString("name"),
                new Phone(row.getString("phone")),
                new Email(row.getString("email")),
                role,
                set,
                set == null ? role.permissions() : texts(row.getArray("permissions")),
                row.getString("state").equals("ACTIVE"),
                Rows.time(row, "joined_at"));
    }

    /** Whoever has a set that cannot be seen may nothing: never what the role would be good for. */
    static Set<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? Set.of() : Set.of((String[]) array.getArray());
    }
}
