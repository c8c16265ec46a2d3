package kz.cvety.identity.web;

import static kz.cvety.identity.web.SignInIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import kz.cvety.identity.World;
import kz.cvety.identity.World.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class SessionIT {

    private final World.Workplace workplace = World.newWorkplace();
    private final Person florist = World.join(workplace, "FLORIST");

    @Test
    void goesOnWithEachRefreshTokenOnceAndEndsForBothWhenOneComesBack() {
        assertThat(World.get("/api/v1/auth/me", florist.access()).status()).isEqualTo(200);
        var second = World.refresh(florist.refresh());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("cache-control")).isEqualTo("no-store");
        assertThat(World.get("/api/v1/auth/me", second.text("/accessToken")).status())
                .isEqualTo(200);

        assertProblem(World.refresh(florist.refresh()), 401, "session-ended");
        assertProblem(World.refresh(second.text("/refreshToken")), 401, "session-ended");
        assertThat(World.audited(workplace.shop())).endsWith("REFRESH_TOKEN_REUSED");
    }

    @Test
    void givesOneOfManyWhoBringATokenAtOnceTheNextOne() {
        var answers = World.atOnce(8, n -> World.refresh(florist.refresh()));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 401)).hasSize(7);
        var winner = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        assertProblem(World.refresh(winner.text("/refreshToken")), 401, "session-ended");
        assertThat(World.audited(workplace.shop())).containsOnlyOnce("REFRESH_TOKEN_REUSED");
    }

    @Test
    void endsAtOnceForTheRefreshTokenAndInMinutesForTheAccessToken() {
        var body = "{\"refreshToken\": \"%s\"}".formatted(florist.refresh());
        assertThat(World.post("/api/v1/auth/logout", "", body).status()).isEqualTo(204);

        assertProblem(World.refresh(florist.refresh()), 401, "session-ended");
        assertThat(World.get("/api/v1/auth/me", florist.access()).status()).isEqualTo(200);
        World.CLOCK.advance(Duration.ofMinutes(11).plusSeconds(1));
        assertProblem(World.get("/api/v1/auth/me", florist.access()), 401, "unauthenticated");
        assertThat(World.post("/api/v1/auth/logout", "", body).status()).isEqualTo(204);
        assertThat(World.post("/api/v1/auth/logout", "", "{\"refreshToken\": \"x\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void takesAnUnknownTokenForNoSession() {
        assertProblem(World.refresh("nonsense"), 401, "session-ended");
    }

    @Test
    void endsWhenItRestsTooLong() {
        World.CLOCK.advance(Duration.ofDays(14));

        assertProblem(World.refresh(florist.refresh()), 401, "session-ended");
        assertThat(World.audited(workplace.shop())).doesNotContain("REFRESH_TOKEN_REUSED");
    }

    @Test
    void endsAfterItsLongestLifeHoweverBusy() {
        var token = florist.refresh();
        for (var weeks = 0; weeks < 12; weeks++) {
            World.CLOCK.advance(Duration.ofDays(7));
            var next = World.refresh(token);
            assertThat(next.status()).isEqualTo(200);
            token = next.text("/refreshToken");
        }
        World.CLOCK.advance(Duration.ofDays(6));

        assertProblem(World.refresh(token), 401, "session-ended");
    }

    @Test
    void tellsItsOwnerWhereTheyAreSignedInAndLetsThemEndIt() {
        var elsewhere = World.login(florist.email(), World.PASSWORD);
        var sessions =
                World.get("/api/v1/auth/sessions", florist.access()).body().at("/sessions");
        assertThat(sessions.size()).isEqualTo(2);
        assertThat(sessions.at("/0/address").asString()).isEqualTo("127.0.0.1");
        assertThat(sessions.at("/0/device").asString()).startsWith("Java-http-client");
        var other = sessions.valueStream()
                .filter(session -> !session.at("/current").asBoolean())
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();

        assertThat(World.delete("/api/v1/auth/sessions/" + other, florist.access())
                        .status())
                .isEqualTo(204);
        assertProblem(World.refresh(elsewhere.text("/refreshToken")), 401, "session-ended");
        assertProblem(World.delete("/api/v1/auth/sessions/" + other, florist.access()), 404, "unknown-session");
        assertThat(World.refresh(florist.refresh()).status()).isEqualTo(200);
    }

    @Test
    void isNobodyElsesToEnd() throws ParseException {
        var session = SignedJWT.parse(florist.access()).getJWTClaimsSet().getStringClaim("sid");

        for (var somebody :
                new Person[] {workplace.director(), World.newWorkplace().director()}) {
            assertProblem(World.delete("/api/v1/auth/sessions/" + session, somebody.access()), 404, "unknown-session");
        }
        assertThat(World.refresh(florist.refresh()).status()).isEqualTo(200);
    }

    @Test
    void saysAfterARefreshWhatSomebodyMayNow() {
        World.sendJson(
                "PUT", "/api/v1/team/" + florist.id(), workplace.director().access(), "{\"role\": \"MANAGER\"}");

        assertThat(World.refresh(florist.refresh()).text("/user/role")).isEqualTo("MANAGER");
    }

    @Test
    void endsForWhoeverIsRemovedFromTheTeam() {
        World.delete("/api/v1/team/" + florist.id(), workplace.director().access());

        assertProblem(World.refresh(florist.refresh()), 401, "session-ended");
        assertProblem(World.login(florist.email(), World.PASSWORD), 401, "invalid-credentials");
    }

    @Test
    void endsEverywhereElseWithAnotherPassword() {
        var elsewhere = World.login(florist.email(), World.PASSWORD);
        assertProblem(changePassword("not the password", "a new password"), 422, "wrong-password");
        assertProblem(changePassword(World.PASSWORD, florist.email()), 422, "password-not-acceptable");
        assertProblem(changePassword(World.PASSWORD, "too short"), 400, "invalid-request");
        assertProblem(changePassword(World.PASSWORD, "x".repeat(73)), 400, "invalid-request");

        assertThat(changePassword(World.PASSWORD, "a new password").status()).isEqualTo(204);
        assertProblem(World.refresh(elsewhere.text("/refreshToken")), 401, "session-ended");
        assertThat(World.refresh(florist.refresh()).status()).isEqualTo(200);
        assertProblem(World.login(florist.email(), World.PASSWORD), 401, "invalid-credentials");
        assertThat(World.login(florist.email(), "a new password").status()).isEqualTo(200);
    }

    @Test
    void keepsOnlyHashesOfItsTokens() {
        assertThat(World.behindTheScenes()
                        .sql(
                                "select count(*) from refresh_token where hash = ? or hash = sha256(convert_to(?, 'UTF8'))")
                        .param(florist.refresh().getBytes(StandardCharsets.UTF_8))
                        .param(florist.refresh())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void writesNoSecretAndNoPersonIntoTheLog(CapturedOutput log) {
        var somebody = World.join(workplace, "COURIER");
        World.login(somebody.email(), "not the password");
        var next = World.refresh(somebody.refresh());
        World.refresh(somebody.refresh());

        assertThat(log.getAll())
                .contains("session.token-reused")
                .doesNotContain(
                        World.PASSWORD,
                        "not the password",
                        somebody.email(),
                        somebody.phone(),
                        somebody.access(),
                        somebody.refresh(),
                        next.text("/refreshToken"),
                        next.text("/accessToken"));
    }

    private World.Answer changePassword(String current, String wanted) {
        return World.sendJson(
                "PUT",
                "/api/v1/auth/me/password",
                florist.access(),
                "{\"current\": \"%s\", \"wanted\": \"%s\"}".formatted(current, wanted));
    }
}
