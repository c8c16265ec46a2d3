package kz.cvety.kit.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.stream.Stream;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.testing.RolePermissions;
import org.junit.jupiter.api.Test;

class PermissionsTests {

    @Test
    void givesTestsThePermissionsThatServicesAskFor() throws IllegalAccessException {
        var known = Stream.<String>builder();
        for (Field constant : Permission.class.getDeclaredFields()) {
            known.add((String) constant.get(null));
        }

        assertThat(RolePermissions.all())
                .containsExactlyInAnyOrderElementsOf(known.build().toList());
        assertThat(RolePermissions.of("DIRECTOR")).doesNotContain(Permission.PLATFORM_OPERATE);
    }
}
