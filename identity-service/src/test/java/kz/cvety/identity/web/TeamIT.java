package kz.cvety.identity.web;

import static kz.cvety.identity.web.SignInIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kz.cvety.identity.World;
import kz.cvety.identity.World.Answer;
import kz.cvety.identity.World.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamIT {

    private final World.Workplace workplace = World.newWorkplace();
    private final Person director = workplace.director();

    @Test
    void growsByInvitationAndTellsEverybody() {
        var florist = World.join(workplace, "FLORIST");

        var team = World.get("/api/v1/team", director.access()).body().at("/members");
        assertThat(team.valueStream().map(member -> member.at("/userId").asString()))
                .containsExactlyInAnyOrder(director.id(), florist.id());
        assertThat(World.facts(workplace.shop(), "identity.user"))
                .containsExactly("identity.user-joined.v1", "identity.user-joined.v1");
        var told = World.behindTheScenes()
                .sql("select convert_from(payload, 'UTF8') from kit.outbox where shop_id = ? and key = ?")
                .param(workplace.shop().value())
                .param(florist.id())
                .query(String.class)
                .single();
        assertThat(told).contains("Әйгерім", "FLORIST").doesNotContain(florist.phone(), florist.email());
    }

    @Test
    void letsAnInvitationInOnceEvenWhenTwoBringItAtOnce() {
        var token = invite("FLORIST").text("/token");
        var answers = World.atOnce(
                2, n -> World.acceptAs(token, World.newPhone(), World.PASSWORD).status());

        assertThat(answers).contains(201).containsAnyOf(404, 409).hasSize(2);
        assertProblem(World.acceptAs(token, World.newPhone(), World.PASSWORD), 404, "invitation-over");
    }

    @Test
    void knowsAnInvitationNoMoreOnceItIsWithdrawnOrExpired() {
        var withdrawn = invite("FLORIST");
        assertThat(World.get("/api/v1/team/invitations", director.access()).text("/invitations/0/token"))
                .isEmpty();
        World.delete("/api/v1/team/invitations/" + withdrawn.text("/id"), director.access());
        assertProblem(
                World.acceptAs(withdrawn.text("/token"), World.newPhone(), World.PASSWORD), 404, "invitation-over");
        assertProblem(
                World.delete("/api/v1/team/invitations/" + withdrawn.text("/id"), director.access()),
                404,
                "invitation-over");

        var expired = invite("FLORIST");
        World.CLOCK.advance(Duration.ofDays(7));
        assertProblem(World.acceptAs(expired.text("/token"), World.newPhone(), World.PASSWORD), 404, "invitation-over");
    }

    @Test
    void takesAKnownPersonOnlyWithTheirOwnPassword() {
        var other = World.newWorkplace();
        var known = World.join(other, "COURIER");
        var token = invite(known.email(), "FLORIST").text("/token");

        assertProblem(World.acceptAs(token, World.newPhone(), "somebody else's"), 401, "invalid-credentials");
        var accepted = World.acceptAs(token, World.newPhone(), World.PASSWORD);
        assertThat(accepted.text("/userId")).isEqualTo(known.id());
        assertThat(World.login(known.phone(), World.PASSWORD).text("/code")).isEqualTo("shop-choice-required");
    }

    @Test
    void givesNobodyThePhoneOfSomebodyElse() {
        var token = invite("FLORIST").text("/token");

        assertProblem(World.acceptAs(token, director.phone(), World.PASSWORD), 409, "phone-taken");
        assertThat(World.acceptAs(token, World.newPhone(), World.PASSWORD).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"short", "+7 700 000 99 99"})
    void namesThePasswordThatIsNotAcceptable(String password) {
        var token = invite("FLORIST").text("/token");
        var refused = World.acceptAs(token, "+77000009999", password);

        assertThat(refused.status()).isIn(400, 422);
        assertThat(refused.text("/errors/0/pointer") + refused.text("/code"))
                .containsAnyOf("#/password", "password-not-acceptable");
    }

    @Test
    void invitesNobodyTwice() {
        assertProblem(invite(director.email(), "FLORIST"), 409, "already-a-member");
    }

    @Test
    void changesARoleAndTellsIt() {
        var florist = World.join(workplace, "FLORIST");

        assertThat(change(director, florist, "MANAGER").text("/role")).isEqualTo("MANAGER");
        assertThat(change(director, florist, "MANAGER").status()).isEqualTo(200);
        assertThat(World.facts(workplace.shop(), "identity.user"))
                .containsExactly("identity.user-joined.v1", "identity.user-joined.v1", "identity.user-changed.v1");
    }

    @Test
    void keepsItsLastDirector() {
        assertProblem(change(director, director, "MANAGER"), 409, "last-director");
        assertProblem(World.delete("/api/v1/team/" + director.id(), director.access()), 409, "last-director");

        var second = World.join(workplace, "DIRECTOR");
        var answers = World.atOnce(
                2, n -> (n == 0 ? change(director, second, "MANAGER") : change(second, director, "MANAGER")).status());
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void letsNobodyReachAboveTheirOwn() {
        var admin = World.join(workplace, "ADMIN");
        var manager = World.join(workplace, "MANAGER");

        assertProblem(
                World.post("/api/v1/team/invitations", admin.access(), invitation(World.newEmail(), "DIRECTOR")),
                403,
                "beyond-your-own");
        assertProblem(change(admin, admin, "DIRECTOR"), 403, "beyond-your-own");
        assertProblem(change(admin, director, "FLORIST"), 403, "beyond-your-own");
        assertProblem(World.delete("/api/v1/team/" + director.id(), admin.access()), 403, "beyond-your-own");
        assertThat(change(admin, manager, "FLORIST").status()).isEqualTo(200);
        assertProblem(change(manager, admin, "FLORIST"), 403, "forbidden");
        assertProblem(invite("OPERATOR"), 422, "permission-not-grantable");
    }

    @Test
    void remembersWhoWasRemovedAndTakesThemBack() {
        var florist = World.join(workplace, "FLORIST");
        assertThat(World.delete("/api/v1/team/" + florist.id(), director.access())
                        .status())
                .isEqualTo(204);
        assertProblem(World.delete("/api/v1/team/" + florist.id(), director.access()), 404, "unknown-member");

        var back = World.acceptAs(invite(florist.email(), "COURIER").text("/token"), World.newPhone(), World.PASSWORD);
        assertThat(back.text("/userId")).isEqualTo(florist.id());
        assertThat(World.facts(workplace.shop(), "identity.user"))
                .endsWith("identity.user-joined.v1", "identity.user-left.v1", "identity.user-joined.v1");
        var version = World.behindTheScenes()
                .sql("select version from membership where user_id = ?::uuid")
                .param(florist.id())
                .query(Integer.class)
                .single();
        assertThat(version).isEqualTo(3);
    }

    @Test
    void isNoBusinessOfAnotherShop() {
        var florist = World.join(workplace, "FLORIST");
        var waiting = invite("COURIER").text("/id");
        define(director, "only-here", "orders:read");
        var stranger = World.newWorkplace().director();

        assertThat(World.get("/api/v1/team", stranger.access()).body().toString())
                .doesNotContain(florist.id());
        assertThat(World.get("/api/v1/team/invitations", stranger.access())
                        .body()
                        .toString())
                .doesNotContain(waiting);
        assertThat(World.get("/api/v1/permission-sets", stranger.access())
                        .body()
                        .toString())
                .doesNotContain("only-here");
        assertThat(World.get("/api/v1/audit", stranger.access()).body().toString())
                .doesNotContain(florist.id());
        assertProblem(change(stranger, florist, "MANAGER"), 404, "unknown-member");
        assertProblem(World.delete("/api/v1/team/" + florist.id(), stranger.access()), 404, "unknown-member");
        assertProblem(World.delete("/api/v1/team/invitations/" + waiting, stranger.access()), 404, "invitation-over");
        assertProblem(
                World.delete("/api/v1/permission-sets/only-here", stranger.access()), 404, "unknown-permission-set");
        assertProblem(World.get("/api/v1/shops/" + workplace.shop(), stranger.access()), 404, "unknown-shop");
        assertProblem(
                World.sendJson("PUT", "/api/v1/shops/" + workplace.shop(), stranger.access(), """
                        {"name": "Mine", "zone": "Asia/Almaty", "language": "ru"}
                        """),
                404,
                "unknown-shop");
    }

    @Test
    void limitsSomebodyByAPermissionSetOfItsOwn() {
        assertThat(define(director, "counter", "orders:read", "team:read").status())
                .isEqualTo(200);
        var manager = World.join(workplace, World.newEmail(), "MANAGER", "counter");

        var me = World.get("/api/v1/auth/me", manager.access());
        assertThat(me.body().at("/permissions").valueStream().map(each -> each.asString()))
                .containsExactly("orders:read", "team:read");
        assertThat(World.get("/api/v1/team", manager.access()).status()).isEqualTo(200);
        assertProblem(World.get("/api/v1/shops/" + workplace.shop(), manager.access()), 403, "forbidden");

        define(director, "counter", "orders:read");
        assertThat(World.refresh(manager.refresh())
                        .body()
                        .at("/user/permissions")
                        .size())
                .isEqualTo(1);
        assertProblem(World.delete("/api/v1/permission-sets/counter", director.access()), 409, "permission-set-in-use");
        change(director, manager, "MANAGER");
        assertThat(World.delete("/api/v1/permission-sets/counter", director.access())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void definesNoPermissionSetThatRunsThePlatformOrReachesAboveItsMaker() {
        var admin = World.join(workplace, "ADMIN");

        assertProblem(define(director, "god", "platform:operate"), 422, "permission-not-grantable");
        assertProblem(define(director, "typo", "orders:reed"), 422, "permission-not-grantable");
        assertProblem(define(admin, "more", "shop:write"), 403, "beyond-your-own");
        assertProblem(
                World.sendJson(
                        "PUT",
                        "/api/v1/team/" + director.id(),
                        director.access(),
                        "{\"role\": \"DIRECTOR\", \"permissionSet\": \"counter\"}"),
                422,
                "director-has-all");
        assertProblem(
                World.sendJson(
                        "PUT",
                        "/api/v1/team/" + admin.id(),
                        director.access(),
                        "{\"role\": \"ADMIN\", \"permissionSet\": \"none\"}"),
                404,
                "unknown-permission-set");
    }

    private Answer invite(String role) {
        return invite(World.newEmail(), role);
    }

    private Answer invite(String email, String role) {
        return World.post("/api/v1/team/invitations", director.access(), invitation(email, role));
    }

    private static String invitation(String email, String role) {
        return "{\"email\": \"%s\", \"role\": \"%s\"}".formatted(email, role);
    }

    private static Answer change(Person by, Person member, String role) {
        return World.sendJson("PUT", "/api/v1/team/" + member.id(), by.access(), "{\"role\": \"%s\"}".formatted(role));
    }

    private static Answer define(Person by, String name, String... permissions) {
        return World.sendJson(
                "PUT",
                "/api/v1/permission-sets/" + name,
                by.access(),
                "{\"permissions\": [\"%s\"]}".formatted(String.join("\", \"", permissions)));
    }
}
