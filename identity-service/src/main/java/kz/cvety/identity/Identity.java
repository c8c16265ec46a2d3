package kz.cvety.identity;

import java.util.Set;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** Somebody as what they are in one place: a member of a shop, or an operator of the platform. */
public record Identity(UUID userId, String name, @Nullable ShopId shop, Role role, Set<String> permissions) {

    static Identity of(Member member) {
        return new Identity(member.userId(), member.name(), member.shop(), member.role(), member.permissions());
    }

    static Identity operator(Account account) {
        return new Identity(account.id(), account.name(), null, Role.OPERATOR, Role.OPERATOR.permissions());
    }
}
