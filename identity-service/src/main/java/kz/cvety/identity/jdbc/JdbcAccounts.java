package kz.cvety.identity.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.identity.Account;
import kz.cvety.identity.Accounts;
import kz.cvety.identity.Email;
import kz.cvety.identity.LoginName;
import kz.cvety.identity.LoginTaken;
import kz.cvety.identity.Phone;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAccounts implements Accounts {

    private final JdbcClient jdbc;

    JdbcAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Account> find(LoginName login) {
        return jdbc.sql("select * from account where email = :login or phone = :login")
                .param("login", login.value())
                .query((row, n) -> account(row))
                .optional();
    }

    @Override
    public Optional<Account> find(UUID id) {
        return jdbc.sql("select * from account where id = ?")
                .param(id)
                .query((row, n) -> account(row))
                .optional();
    }

    @Override
    public boolean anyOperator() {
        return jdbc.sql("select exists (select 1 from account where operator)")
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    @Override
    public void add(Account account) {
        refusingTwins(() -> jdbc.sql("""
                insert into account (id, name, phone, email, password_hash, operator, created_at)
                values (:id, :name, :phone, :email, :hash, :operator, :at)
                """)
                .param("id", account.id())
                .param("name", account.name())
                .param("phone", account.phone().value())
                .param("email", account.email().value())
                .param("hash", account.passwordHash())
                .param("operator", account.operator())
                .param("at", Rows.time(account.createdAt()))
                .update());
    }

    @Override
    public void rename(Account account) {
        refusingTwins(() -> jdbc.sql("update account set name = :name, phone = :phone, email = :email where id = :id")
                .param("name", account.name())
                .param("phone", account.phone().value())
                .param("email", account.email().value())
                .param("id", account.id())
                .update());
    }

    @Override
    public void changePassword(UUID id, String hash) {
        jdbc.sql("update account set password_hash = ? where id = ?")
                .param(hash)
                .param(id)
                .update();
    }

    @Override
    public void makeOperator(UUID id) {
        jdbc.sql("update account set operator = true where id = ?").param(id).update();
    }

    @Override
    public Page page(@Nullable UUID before, int size) {
        List<Account> accounts = jdbc.sql("""
                select * from account where cast(:before as uuid) is null or id < :before order by id desc limit :size
                """)
                .param("before", before)
                .param("size", size + 1)
                .query((row, n) -> account(row))
                .list();
        if (accounts.size() <= size) {
            return new Page(accounts, Optional.empty());
        }
        var shown = accounts.subList(0, size);
        return new Page(shown, Optional.of(shown.getLast().id()));
    }

    /** The transaction is over after this; the refusal ends it anyway. */
    private static void refusingTwins(Runnable statement) {
        try {
            statement.run();
        } catch (DuplicateKeyException e) {
            throw String.valueOf(e.getMessage()).contains("account_phone") ? LoginTaken.phone() : LoginTaken.email();
        }
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                Rows.id(row, "id"),
                row.getString("name"),
                new Phone(row.getString("phone")),
                new Email(row.getString("email")),
                row.getString("password_hash"),
                row.getBoolean("operator"),
                Rows.time(row, "created_at"));
    }
}
