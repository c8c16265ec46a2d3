package kz.cvety.identity.web;

import static kz.cvety.identity.web.SignInIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import kz.cvety.identity.World;
import kz.cvety.identity.World.Answer;
import kz.cvety.identity.World.Person;
import kz.cvety.kit.testing.TestTokens;
import org.junit.jupiter.api.Test;

class MeIT {

    private final World.Workplace workplace = World.newWorkplace();
    private final Person florist = World.join(workplace, "FLORIST");

    @Test
    void tellsSomebodyWhoTheyAre() {
        var me = World.get("/api/v1/auth/me", florist.access());

        assertThat(me.text("/email")).isEqualTo(florist.email());
        assertThat(me.text("/phone")).isEqualTo(florist.phone());
        assertThat(me.text("/shop")).isEqualTo(workplace.shop().value());
        assertThat(me.text("/role")).isEqualTo("FLORIST");
    }

    @Test
    void tellsANewNameInEveryShop() {
        var other = World.newWorkplace();
        World.join(other, florist.email(), "COURIER", null);

        assertThat(change("\"name\": \"Айгерим\"").text("/name")).isEqualTo("Айгерим");
        change("\"name\": \"Айгерим\"");
        assertThat(World.facts(workplace.shop(), "identity.user")).containsOnlyOnce("identity.user-changed.v1");
        assertThat(World.facts(other.shop(), "identity.user")).containsOnlyOnce("identity.user-changed.v1");
    }

    @Test
    void changesALoginOnlyForWhoeverKnowsThePassword() {
        var email = World.newEmail();
        assertProblem(change("\"email\": \"%s\"".formatted(email)), 422, "wrong-password");
        assertProblem(change("\"email\": \"%s\", \"password\": \"not it\"".formatted(email)), 422, "wrong-password");

        var changed = change("\"email\": \"%s\", \"password\": \"%s\"".formatted(email, World.PASSWORD));
        assertThat(changed.text("/email")).isEqualTo(email);
        assertThat(World.login(email, World.PASSWORD).status()).isEqualTo(200);
        assertThat(World.login(florist.email(), World.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void takesNoLoginOfSomebodyElse() {
        var taken = workplace.director();

        assertProblem(
                change("\"email\": \"%s\", \"password\": \"%s\"".formatted(taken.email(), World.PASSWORD)),
                409,
                "email-taken");
        assertProblem(
                change("\"phone\": \"%s\", \"password\": \"%s\"".formatted(taken.phone(), World.PASSWORD)),
                409,
                "phone-taken");
    }

    @Test
    void refusesEveryForgery() {
        TestTokens.forgeries(workplace.shop().value(), florist.id(), "DIRECTOR")
                .forEach((name, forgery) -> assertThat(
                                World.get("/api/v1/auth/me", forgery).status())
                        .as(name)
                        .isEqualTo(401));
        assertThat(World.get(
                                "/api/v1/auth/me",
                                TestTokens.token(workplace.shop().value(), florist.id(), "DIRECTOR"))
                        .status())
                .isEqualTo(401);
        assertThat(World.get("/api/v1/auth/me", florist.access() + "x").status())
                .isEqualTo(401);
    }

    private Answer change(String fields) {
        return World.sendJson("PATCH", "/api/v1/auth/me", florist.access(), "{" + fields + "}");
    }
}
