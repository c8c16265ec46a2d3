package kz.cvety.identity.web;

import static kz.cvety.identity.web.SignInIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import kz.cvety.identity.World;
import kz.cvety.identity.World.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformIT {

    private final World.Workplace workplace = World.newWorkplace();
    private final String shop = "/api/v1/shops/" + workplace.shop();

    @Test
    void tellsOthersOfAShopAndOfEachChangeOfIt() {
        var changed = World.sendJson("PUT", shop, workplace.director().access(), """
                {"name": "Цветы и подарки", "zone": "Asia/Aqtau", "language": "ru"}
                """);
        World.sendJson("PUT", shop + "/suspension", World.operator(), "");

        assertThat(changed.body().at("/version").asInt()).isEqualTo(2);
        assertThat(World.facts(workplace.shop(), "identity.shop"))
                .containsExactly("identity.shop-registered.v1", "identity.shop-changed.v1", "identity.shop-changed.v1");
        assertThat(World.get(shop, World.operator()).text("/state")).isEqualTo("SUSPENDED");
    }

    @Test
    void tellsNothingOfAChangeThatChangesNothing() {
        World.delete(shop + "/suspension", World.operator());

        assertThat(World.facts(workplace.shop(), "identity.shop")).hasSize(1);
    }

    @Test
    void refusesASecondShopOfTheSameId() {
        assertProblem(register(workplace.shop().value(), "Asia/Almaty", "kk", World.newEmail()), 409, "shop-exists");
    }

    @ParameterizedTest
    @CsvSource({
        "a b, Asia/Almaty, kk, a@b.kz, #/id",
        "a, Mars/Olympus, kk, a@b.kz, #/zone",
        "a, Asia/Almaty, de, a@b.kz, #/language",
        "a, Asia/Almaty, kk, nobody, #/director"
    })
    void namesTheFieldThatIsNotAcceptable(String id, String zone, String language, String director, String pointer) {
        var refused = register(id, zone, language, director);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/users",
        "GET, /api/v1/shops",
        "POST, /api/v1/shops",
        "POST, /api/v1/operators/invitations",
        "GET, /api/v1/keys"
    })
    void isRunByOperatorsOnly(String method, String path) {
        assertThat(World.sendJson(method, path, workplace.director().access(), "{}")
                        .status())
                .isEqualTo(method.equals("GET") ? 403 : 400); // an empty body is refused first, a good one below
        assertProblem(World.sendJson(method, path, "", "{}"), 401, "unauthenticated");
    }

    @Test
    void isNotOpenToADirector() {
        assertProblem(
                register(workplace.director().access(), "mine", "Asia/Almaty", "kk", World.newEmail()),
                403,
                "forbidden");
        assertProblem(
                World.sendJson("PUT", shop + "/suspension", workplace.director().access(), ""), 403, "forbidden");
    }

    @Test
    void showsOperatorsEverybodyPageByPage() {
        var florist = World.join(workplace, "FLORIST");
        var first = World.get("/api/v1/users?limit=1", World.operator());

        assertThat(first.text("/users/0/id")).isEqualTo(florist.id());
        assertThat(first.text("/users/0/shops/0/shop"))
                .isEqualTo(workplace.shop().value());
        assertThat(first.body().toString()).doesNotContain("bcrypt");
        var second = World.get("/api/v1/users?limit=1&before=" + first.text("/next"), World.operator());
        assertThat(second.text("/users/0/id")).isEqualTo(workplace.director().id());
    }

    @Test
    void showsAShopItsOwnLogAndOperatorsTheWhole() {
        var own = World.get("/api/v1/audit?limit=200", workplace.director().access());
        var florist = World.join(workplace, "FLORIST");

        assertThat(own.body()
                        .at("/entries")
                        .valueStream()
                        .map(entry -> entry.at("/what").asString()))
                .containsExactly("SIGNED_IN", "INVITATION_ACCEPTED", "INVITED", "SHOP_REGISTERED");
        assertThat(own.body()
                        .at("/entries")
                        .valueStream()
                        .map(entry -> entry.at("/shop").asString()))
                .containsOnly(workplace.shop().value());
        assertProblem(World.get("/api/v1/audit", florist.access()), 403, "forbidden");
        var all = World.get("/api/v1/audit?limit=2", World.operator());
        assertThat(all.body().at("/entries").size()).isEqualTo(2);
        assertThat(World.get("/api/v1/audit?before=" + all.text("/next"), World.operator())
                        .body()
                        .toString())
                .contains(workplace.shop().value());
    }

    @Test
    void takesMoreOperatorsByInvitation() {
        var email = World.newEmail();
        var invited =
                World.post("/api/v1/operators/invitations", World.operator(), "{\"email\": \"%s\"}".formatted(email));
        World.acceptAs(invited.text("/token"), World.newPhone(), World.PASSWORD);

        assertThat(World.login(email, World.PASSWORD).text("/user/role")).isEqualTo("OPERATOR");
    }

    @Test
    void invitesAnotherDirectorWhereTheFirstDidNotCome() {
        var invited = World.post(
                shop + "/directors/invitations", World.operator(), "{\"email\": \"%s\"}".formatted(World.newEmail()));

        assertThat(invited.text("/role")).isEqualTo("DIRECTOR");
        assertProblem(
                World.post("/api/v1/shops/no-such/directors/invitations", World.operator(), "{\"email\": \"a@b.kz\"}"),
                404,
                "unknown-shop");
        assertThat(World.acceptAs(invited.text("/token"), World.newPhone(), World.PASSWORD)
                        .status())
                .isEqualTo(201);
    }

    private static Answer register(String id, String zone, String language, String director) {
        return register(World.operator(), id, zone, language, director);
    }

    private static Answer register(String token, String id, String zone, String language, String director) {
        return World.post("/api/v1/shops", token, """
                {"id": "%s", "name": "Цветы", "zone": "%s", "language": "%s", "director": "%s"}
                """.formatted(id, zone, language, director));
    }
}
