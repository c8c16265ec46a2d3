package kz.cvety.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.testing.RolePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTests {

    @ParameterizedTest
    @EnumSource(Role.class)
    void mayWhatTheTestTokensOfTheOtherServicesSay(Role role) {
        assertThat(role.permissions()).containsExactlyInAnyOrderElementsOf(RolePermissions.of(role.name()));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
    void doesNotRunThePlatformInAShop(Role role) {
        assertThat(role.permissions()).doesNotContain(Permission.PLATFORM_OPERATE);
    }

    @Test
    void isAboveThoseWithLessToSay() {
        assertThat(Role.DIRECTOR.isAbove(Role.ADMIN)).isTrue();
        assertThat(Role.MANAGER.isAbove(Role.DIRECTOR)).isFalse();
        assertThat(Role.FLORIST.isAbove(Role.COURIER)).isFalse();
        assertThat(Role.COURIER.isAbove(Role.FLORIST)).isFalse();
    }

    @Test
    void letsNoPermissionSetRunThePlatformOrHoldWhatDoesNotExist() {
        assertThatThrownBy(() -> new PermissionSet("all", Set.of(Permission.PLATFORM_OPERATE)))
                .isInstanceOf(NotGrantable.class);
        assertThatThrownBy(() -> new PermissionSet("typo", Set.of("orders:reed")))
                .isInstanceOf(NotGrantable.class);
    }
}
