package kz.cvety.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.cvety.identity.World;
import kz.cvety.identity.World.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.node.ObjectNode;

class SignInIT {

    private final World.Workplace workplace = World.newWorkplace();

    @Test
    void knowsPeopleByEmailAndByPhoneHoweverTheyWriteThem() {
        var florist = World.join(workplace, "FLORIST");

        assertThat(World.login(florist.email().toUpperCase(Locale.ROOT), World.PASSWORD)
                        .status())
                .isEqualTo(200);
        assertThat(World.login("8" + florist.phone().substring(2), World.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void putsIntoTheTokenWhatOthersNeedAndNoPhoneOrEmail() throws ParseException {
        var florist = World.join(workplace, "FLORIST");

        var token = SignedJWT.parse(florist.access());
        var claims = token.getJWTClaimsSet();

        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getHeader().getKeyID()).isNotBlank();
        assertThat(claims.getSubject()).isEqualTo(florist.id());
        assertThat(claims.getAudience()).containsExactly("cvety");
        assertThat(claims.getIssuer()).isEqualTo("https://identity.cvety.test");
        assertThat(claims.getStringClaim("shop_id")).isEqualTo(workplace.shop().value());
        assertThat(claims.getStringClaim("role")).isEqualTo("FLORIST");
        assertThat(claims.getStringClaim("name")).isEqualTo("Әйгерім");
        assertThat(claims.getStringListClaim("permissions"))
                .containsExactly(
                        "catalog:read", "orders:read", "orders:write", "shop:read", "stock:read", "stock:write");
        assertThat(UUID.fromString(claims.getStringClaim("sid"))).isNotNull();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(claims.toString()).doesNotContain(florist.phone(), florist.email());
    }

    @Test
    void givesAnOperatorNoShop() throws ParseException {
        var claims = SignedJWT.parse(World.operator()).getJWTClaimsSet();

        assertThat(claims.getClaim("shop_id")).isNull();
        assertThat(claims.getStringListClaim("permissions")).contains("platform:operate");
    }

    @Test
    void answersTheSameWhetherThePersonOrThePasswordIsUnknown() {
        var wrong = World.login(workplace.director().email(), "not the password");
        var unknown = World.login(World.newEmail(), "not the password");

        assertProblem(wrong, 401, "invalid-credentials");
        assertThat(comparable(unknown)).isEqualTo(comparable(wrong));
        assertThat(namesOfHeaders(unknown)).isEqualTo(namesOfHeaders(wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "nobody", "' or 1=1 --", "a@b"})
    void answersTheSameToWhatIsNoLoginAtAll(String login) {
        assertProblem(World.login(login, "whatever it is"), 401, "invalid-credentials");
    }

    @Test
    void looksAtNoMoreOfAPasswordThanItCanCompare() {
        var email = workplace.director().email();

        assertProblem(World.login(email, World.PASSWORD + "x".repeat(100)), 401, "invalid-credentials");
    }

    @Test
    void makesAnAccountWaitAfterTooManyAttemptsWhoeverTries() {
        var email = World.newEmail();
        for (var n = 0; n < 5; n++) {
            assertThat(World.login(email, "guess number " + n).status()).isEqualTo(401);
        }
        var refused = World.login(email, "one too many");

        assertProblem(refused, 429, "too-many-attempts");
        assertThat(Long.parseLong(refused.header("retry-after"))).isBetween(1L, 60L);
        World.CLOCK.advance(Duration.ofMinutes(1));
        assertThat(World.login(email, "another guess").status()).isEqualTo(401);
        assertThat(World.login(email, "another guess").status()).isEqualTo(429);
    }

    @Test
    void forgetsFailedAttemptsWhenTheOwnerComes() {
        var email = workplace.director().email();
        for (var round = 0; round < 3; round++) {
            for (var n = 0; n < 4; n++) {
                assertThat(World.login(email, "guess number " + n).status()).isEqualTo(401);
            }
            assertThat(World.login(email, World.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void keepsAHashThatIsStrongerThanTodays() {
        var email = workplace.director().email();
        var stronger = new BCryptPasswordEncoder(5).encode(World.PASSWORD);
        World.behindTheScenes()
                .sql("update account set password_hash = ? where email = ?")
                .param("{bcrypt}" + stronger)
                .param(email)
                .update();

        assertThat(World.login(email, World.PASSWORD).status()).isEqualTo(200);
        assertThat(hashOf(email)).isEqualTo("{bcrypt}" + stronger); // only a weaker one is renewed: PasswordsTests
    }

    @Test
    void asksWhichShopOnlySomebodyWhoKnowsThePassword() {
        var second = World.newWorkplace();
        var email = World.newEmail();
        World.join(workplace, email, "FLORIST", null);
        World.join(second, email, "MANAGER", null);

        assertProblem(World.login(email, "not the password"), 401, "invalid-credentials");
        var asked = World.login(email, World.PASSWORD);
        assertProblem(asked, 409, "shop-choice-required");
        assertThat(asked.body()
                        .at("/shops")
                        .valueStream()
                        .map(shop -> shop.at("/id").asString()))
                .containsExactlyInAnyOrder(
                        workplace.shop().value(), second.shop().value());

        var chosen = loginTo(email, second.shop().value());
        assertThat(chosen.text("/user/role")).isEqualTo("MANAGER");
        assertThat(chosen.text("/user/shop")).isEqualTo(second.shop().value());
    }

    @Test
    void letsNobodyIntoAShopTheyDoNotWorkIn() {
        var other = World.newWorkplace();

        assertProblem(loginTo(workplace.director().email(), other.shop().value()), 401, "invalid-credentials");
        assertProblem(loginTo(workplace.director().email(), "no-such-shop"), 401, "invalid-credentials");
    }

    @Test
    void letsNobodyIntoASuspendedShop() {
        var operator = World.operator();
        World.sendJson("PUT", "/api/v1/shops/" + workplace.shop() + "/suspension", operator, "");

        assertProblem(World.login(workplace.director().email(), World.PASSWORD), 403, "shop-suspended");
        assertProblem(World.login(workplace.director().email(), "not the password"), 401, "invalid-credentials");
        assertProblem(World.refresh(workplace.director().refresh()), 401, "session-ended");

        World.delete("/api/v1/shops/" + workplace.shop() + "/suspension", operator);
        assertThat(World.login(workplace.director().email(), World.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void writesDownWhatWasTriedAndNothingSecret() {
        World.login(workplace.director().email(), "not the password");

        assertThat(World.audited(workplace.shop())).endsWith("SIGNED_IN", "SIGN_IN_REFUSED");
        assertThat(World.behindTheScenes()
                        .sql(
                                "select count(*) from security_event e where e::text like '%@%' or e::text like '%password%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static Answer loginTo(String email, String shop) {
        return World.post(
                "/api/v1/auth/login",
                "",
                "{\"login\": \"%s\", \"password\": \"%s\", \"shop\": \"%s\"}".formatted(email, World.PASSWORD, shop));
    }

    private static String hashOf(String email) {
        return World.behindTheScenes()
                .sql("select password_hash from account where email = ?")
                .param(email)
                .query(String.class)
                .single();
    }

    private static ObjectNode comparable(Answer answer) {
        var body = (ObjectNode) answer.body().deepCopy();
        body.remove("requestId");
        return body;
    }

    /** But for the one by which the server ends a connection after so many requests of anybody. */
    private static Set<String> namesOfHeaders(Answer answer) {
        var names = new TreeSet<>(answer.headers().keySet());
        names.remove("connection");
        return names;
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.text("/code")).as(answer.body().toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
