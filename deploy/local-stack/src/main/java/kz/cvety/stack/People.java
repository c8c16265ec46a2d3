package kz.cvety.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people of a stack: an operator of the platform and the director of its shop. The first start makes them as an operator would,
 * through the identity service's REST; every later one knows their passwords. Safe to use from several threads.
 */
final class People {

    /** Somebody of the stack. */
    enum Person {
        OPERATOR("Operator", "operator@cvety.local", "+77000000901"),
        DIRECTOR("Aliya", "aliya@cvety.local", "+77000000902");

        private final String title;
        private final String login;
        private final String phone;

        Person(String title, String login, String phone) {
            this.title = title;
            this.login = login;
            this.phone = phone;
        }

        String login() {
            return login;
        }
    }

    private record Signed(String token, Instant renewAt) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<Person, Signed> signedIn = new EnumMap<>(Person.class);
    private final InstantSource clock = InstantSource.system();
    private final URI identity;
    private final StackSecrets secrets;

    People(URI identity, StackSecrets secrets) {
        this.identity = identity;
        this.secrets = secrets;
    }

    /** Makes those who are not there yet. */
    void settle() {
        var bootstrap = secrets.bootstrap();
        if (bootstrap == null) {
            return;
        }
        if (signIn(Person.OPERATOR).statusCode() != 200) {
            expect(201, post("/bootstrap", null, filled(Person.OPERATOR, "secret", bootstrap)));
        }
        if (signIn(Person.DIRECTOR).statusCode() != 200) {
            expect(201, post("/invitations/accept", null, filled(Person.DIRECTOR, "token", invitation())));
        }
        secrets.forgetBootstrap();
    }

    /** A token that is good for some minutes. */
    synchronized String token(Person person) {
        var now = clock.instant();
        var known = signedIn.get(person);
        if (known != null && now.isBefore(known.renewAt())) {
            return known.token();
        }
        var answer = expect(200, signIn(person));
        var half = Duration.ofSeconds(answer.path("expiresIn").asLong()).dividedBy(2);
        var signed = new Signed(answer.path("accessToken").asString(), now.plus(half));
        signedIn.put(person, signed);
        return signed.token();
    }

    String password(Person person) {
        return secrets.password(person.name().toLowerCase(Locale.ROOT));
    }

    /** The shop's first invitation, or another one when a start before this one was cut short. */
    private String invitation() {
        var operator = token(Person.OPERATOR);
        var email = Person.DIRECTOR.login();
        var registered = post(
                "/shops",
                operator,
                Map.of(
                        "id", ServiceProperties.SHOP,
                        "name", "Cvety.kz",
                        "zone", "Asia/Almaty",
                        "language", "ru",
                        "director", email));
        if (registered.statusCode() == 201) {
            return JSON.readTree(registered.body())
                    .path("invitation")
                    .path("token")
                    .asString();
        }
        var path = "/shops/" + ServiceProperties.SHOP + "/directors/invitations";
        return expect(201, post(path, operator, Map.of("email", email)))
                .path("token")
                .asString();
    }

    private Map<String, String> filled(Person person, String credential, String value) {
        return Map.of(
                credential,
                value,
                "name",
                person.title,
                "phone",
                person.phone,
                "email",
                person.login,
                "password",
                password(person));
    }

    private HttpResponse<String> signIn(Person person) {
        return post("/auth/login", null, Map.of("login", person.login, "password", password(person)));
    }

    private HttpResponse<String> post(String path, @Nullable String token, Map<String, String> body) {
        var request = HttpRequest.newBuilder(URI.create(identity + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(answer.uri().getPath(), answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }
}
