package kz.cvety.kit.wall;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.testing.RolePermissions;
import kz.cvety.kit.testing.TestTokens;

/**
 * Who plays in an attack, and their tokens.
 *
 * @param person who works for the victim
 * @param session the sign-in of theirs
 * @param other the shop the intruder is director of
 */
record Cast(ShopId victim, String person, String session, ShopId other, String intruder) {

    private static final String DIRECTOR = "DIRECTOR";
    private static final String NOBODYS = "nobody-" + newId();

    /** People whom no service knows. */
    static Cast unknownTo(ShopId victim) {
        return new Cast(victim, newId(), newId(), new ShopId("stranger-" + newId()), newId());
    }

    Cast withPerson(String userId, String sessionId) {
        return new Cast(victim, userId, sessionId, other, intruder);
    }

    Cast withIntruder(ShopId shop, String userId) {
        return new Cast(victim, person, session, shop, userId);
    }

    Map<String, String> forgeries() {
        return TestTokens.forgeries(victim.value(), person, DIRECTOR);
    }

    String victimsOwn() {
        return TestTokens.inSession(victim.value(), person, DIRECTOR, session);
    }

    String otherDirector() {
        return TestTokens.token(other.value(), intruder, DIRECTOR);
    }

    /** Belongs to a shop and says it operates the platform. */
    String pretender() {
        return TestTokens.allowing(
                other.value(), intruder, "OPERATOR", RolePermissions.all().toArray(String[]::new));
    }

    /** Works for the victim, too, and may all that their director may. */
    String colleague() {
        return TestTokens.token(victim.value(), newId(), DIRECTOR);
    }

    String colleagueWithout(String permission) {
        var rest = new ArrayList<>(RolePermissions.of("OPERATOR"));
        rest.remove(permission);
        rest.remove(Permission.PLATFORM_OPERATE);
        return TestTokens.allowing(victim.value(), newId(), DIRECTOR, rest.toArray(String[]::new));
    }

    /** Of a shop that has nothing. */
    String nobody() {
        return TestTokens.token(NOBODYS, newId(), DIRECTOR);
    }

    String operator() {
        return TestTokens.operator(newId());
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
