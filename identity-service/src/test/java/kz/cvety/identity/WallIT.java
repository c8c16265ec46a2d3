package kz.cvety.identity;

import java.util.HashMap;
import java.util.UUID;
import kz.cvety.identity.keys.KnownKey;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.kit.wall.Call;
import kz.cvety.kit.wall.Wall;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * No other shop, no colleague and no forged token reaches the people of a shop. The attackers hold the key that signs, so it is this
 * service's own judgement that refuses them. A new endpoint belongs in here.
 */
class WallIT {

    private static final UUID NO_LETTER = UUID.randomUUID();

    @Test
    void standsAtEveryEndpoint() {
        try (var service = start()) {
            KnownKey.install(TestTokens.signingKey(), service);
            around(service, Victim.in(service)).attack();
        }
    }

    private static ConfigurableApplicationContext start() {
        var properties = new HashMap<String, Object>(TestInfrastructure.properties("identity"));
        properties.put("spring.config.name", "identity-service");
        properties.put("cvety.outbox.relay.enabled", "false");
        properties.put("cvety.identity.password-strength", "4");
        properties.put("cvety.identity.throttle.address-burst", "100000");
        BootstrapNotice quiet = (secret, until) -> {};
        return new SpringApplicationBuilder(IdentityServiceApplication.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("quietNotice", quiet))
                .properties(properties)
                .run("--server.port=0");
    }

    private static Wall around(ConfigurableApplicationContext service, Victim victim) {
        var wall = Wall.around(service, victim.shop())
                .person(victim.director(), victim.session())
                .intruder(Victim.emptyShop(service), Victim.stranger(service))
                .owns("account", "id", victim.director())
                .owns("account", "id", victim.florist())
                .owns("account", "id", victim.leaver())
                .marks(victim.director(), victim.florist(), victim.leaver(), victim.session())
                .marks(victim.email().value(), victim.phone().value(), Victim.SET, Victim.DEVICE)
                .marks(victim.invitation().id(), victim.invitation().email().value());
        waysIn(wall, victim);
        oneself(wall, victim);
        shop(wall, victim);
        platform(wall, victim);
        return wall;
    }

    /** With what an attacker may know of the victim in the place of each secret. */
    private static void waysIn(Wall wall, Victim victim) {
        var refresh = Call.with().body("{\"refreshToken\": \"%s\"}".formatted(victim.session()));
        wall.everybody("GET /.well-known/jwks.json", Call.with())
                .everybody(
                        "POST /api/v1/auth/login",
                        Call.with()
                                .body("""
                        {"login": "%s", "password": "a wrong password", "shop": "%s"}
                        """.formatted(victim.email().value(), victim.shop()))
                                .recordedIn("public.security_event"))
                .everybody("POST /api/v1/auth/refresh", refresh)
                .everybody("POST /api/v1/auth/logout", refresh)
                .everybody("POST /api/v1/invitations/accept", Call.with().body("""
                        {"token": "%s", "name": "Intruder", "phone": "%s", "password": "%s"}
                        """.formatted(
                                victim.invitation().id(), victim.phone().value(), World.PASSWORD)))
                .everybody("POST /api/v1/bootstrap", Call.with().body("""
                        {"secret": "%s", "name": "Intruder", "phone": "%s", "email": "%s", "password": "%s"}
                        """.formatted(
                        victim.session(), victim.phone().value(), victim.email().value(), World.PASSWORD)));
    }

    private static void oneself(Wall wall, Victim victim) {
        wall.separates("GET /api/v1/auth/me", Call.with())
                .separates("PATCH /api/v1/auth/me", Call.with().body("""
                        {"email": "%s", "phone": "%s", "password": "%s"}
                        """.formatted(
                                victim.email().value(), victim.phone().value(), World.PASSWORD)))
                .separates("PUT /api/v1/auth/me/password", Call.with().body("""
                        {"current": "%1$s", "wanted": "%1$s"}
                        """.formatted(World.PASSWORD)))
                .empties("GET /api/v1/auth/sessions", Call.with())
                .hides("DELETE /api/v1/auth/sessions/{id}", Call.with().path("id", victim.session()));
    }

    private static void shop(Wall wall, Victim victim) {
        var set = Call.with().path("name", Victim.SET);
        wall.empties("GET /api/v1/audit", Call.with().leaving("before"))
                .empties("GET /api/v1/permission-sets", Call.with())
                .hides("DELETE /api/v1/permission-sets/{name}", set)
                .separates(
                        "PUT /api/v1/permission-sets/{name}",
                        Call.with().path("name", Victim.SET).body("{\"permissions\": [\"chats:read\"]}"))
                .hides("GET /api/v1/shops/{id}", Call.with().path("id", victim.shop()))
                .hides(
                        "PUT /api/v1/shops/{id}",
                        Call.with().path("id", victim.shop()).body("""
                        {"name": "Stolen", "zone": "Asia/Almaty", "language": "en"}
                        """))
                .empties("GET /api/v1/team", Call.with())
                .hides("DELETE /api/v1/team/{userId}", Call.with().path("userId", victim.leaver()))
                .hides(
                        "PUT /api/v1/team/{userId}",
                        Call.with().path("userId", victim.florist()).body("{\"role\": \"MANAGER\"}"))
                .empties("GET /api/v1/team/invitations", Call.with())
                .separates("POST /api/v1/team/invitations", Call.with().body("""
                        {"email": "new@cvety.test", "role": "FLORIST", "permissionSet": "%s"}
                        """.formatted(Victim.SET)))
                .hides(
                        "DELETE /api/v1/team/invitations/{id}",
                        Call.with().path("id", victim.invitation().id()));
    }

    private static void platform(Wall wall, Victim victim) {
        var shop = Call.with().path("id", victim.shop());
        var email = "{\"email\": \"new@cvety.test\"}";
        var letter = Call.with().path("id", NO_LETTER);
        wall.operators("GET /api/v1/users", Call.with().leaving("before"))
                .operators("GET /api/v1/shops", Call.with().leaving("after"))
                .operators("POST /api/v1/shops", Call.with().body("""
                        {"id": "%s", "name": "Stolen", "zone": "Asia/Almaty", "language": "kk", "director": "new@cvety.test"}
                        """.formatted(victim.shop())))
                .operators("PUT /api/v1/shops/{id}/suspension", shop)
                .operators("DELETE /api/v1/shops/{id}/suspension", shop)
                .operators(
                        "POST /api/v1/shops/{id}/directors/invitations",
                        Call.with().path("id", victim.shop()).body(email))
                .operators("POST /api/v1/operators/invitations", Call.with().body(email))
                .operators("GET /api/v1/keys", Call.with())
                .operators("POST /api/v1/keys/rotation", Call.with())
                .operators("GET /v1/secrets", Call.with())
                .operators("POST /v1/secrets/rewrap", Call.with())
                .operators("GET /v1/dead-letters", Call.with().leaving("state", "after"))
                .operators("POST /v1/dead-letters/{id}/redrive", letter)
                .operators("DELETE /v1/dead-letters/{id}", letter);
    }
}
