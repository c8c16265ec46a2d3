package kz.cvety.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.cvety.payments.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors were signed with openssl; the SDK is asked for its opinion of each. */
class StripeSignatureTests {

    private static final Secret SECRET = new Secret("whsec_fake_current");
    private static final Secret PREVIOUS = new Secret("whsec_fake_previous");
    private static final long SIGNED_AT = 1_772_949_600;
    private static final Instant NOW = Instant.ofEpochSecond(SIGNED_AT);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String BODY =
            "{\"id\":\"evt_1\",\"type\":\"checkout.session.completed\",\"note\":\"Әсел 🌷\"}";
    /** Made by openssl, with the secrets above. */
    private static final String BY_CURRENT = "c98a692f4c27938ebf9ec9830cf25325735dbd9f57adc35d86b9b059871255fc";

    private static final String BY_PREVIOUS = "143d3130a439ae747ed6deecd7b996897a38fea41dc0fa78467beea3e889c6a8";

    @Test
    void acceptsWhatTheSecretSigned() throws Exception {
        var header = "t=" + SIGNED_AT + ",v1=" + BY_CURRENT;

        assertThat(proves(header, BODY, NOW, SECRET)).isTrue();
        assertThat(Webhook.Signature.verifyHeader(BODY, header, SECRET.value(), 0))
                .isTrue();
    }

    @Test
    void refusesWhatAnotherSecretSigned() {
        var header = "t=" + SIGNED_AT + ",v1=" + BY_PREVIOUS;

        assertThat(proves(header, BODY, NOW, SECRET)).isFalse();
        assertThatThrownBy(() -> Webhook.Signature.verifyHeader(BODY, header, SECRET.value(), 0))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void acceptsEitherSecretWhileTheyAreChanged() {
        var both = "t=" + SIGNED_AT + ",v1=" + BY_PREVIOUS + ",v1=" + BY_CURRENT;

        assertThat(proves(both, BODY, NOW, SECRET)).isTrue();
        assertThat(proves(both, BODY, NOW, PREVIOUS)).isTrue();
        assertThat(proves("t=" + SIGNED_AT + ",v1=" + BY_PREVIOUS, BODY, NOW, SECRET, PREVIOUS))
                .isTrue();
    }

    @Test
    void refusesAnOldSignatureAndOneFromTheFuture() {
        var header = "t=" + SIGNED_AT + ",v1=" + BY_CURRENT;

        assertThat(proves(header, BODY, NOW.plus(TOLERANCE), SECRET)).isTrue();
        assertThat(proves(header, BODY, NOW.plus(TOLERANCE).plusSeconds(1), SECRET))
                .isFalse();
        assertThat(proves(header, BODY, NOW.minus(TOLERANCE), SECRET)).isTrue();
        assertThat(proves(header, BODY, NOW.minus(TOLERANCE).minusSeconds(1), SECRET))
                .isFalse();
    }

    @Test
    void refusesABodyOfWhichOneByteChanged() {
        var header = "t=" + SIGNED_AT + ",v1=" + BY_CURRENT;
        var bytes = BODY.getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 1;

            assertThat(StripeSignature.read(header).orElseThrow().proves(changed, List.of(SECRET), TOLERANCE, NOW))
                    .isFalse();
        }
    }

    @Test
    void refusesAnotherTimeUnderTheSameSignature() {
        assertThat(proves("t=" + (SIGNED_AT + 1) + ",v1=" + BY_CURRENT, BODY, NOW, SECRET))
                .isFalse();
    }

    @Test
    void looksAtNoOtherScheme() {
        assertThat(StripeSignature.read("t=" + SIGNED_AT + ",v0=" + BY_CURRENT)).isEmpty();
        assertThat(proves("t=" + SIGNED_AT + ",v1=" + BY_CURRENT + ",v0=" + "0".repeat(64), BODY, NOW, SECRET))
                .isTrue();
    }

    @Test
    void refusesEverythingWithoutASecret() {
        assertThat(proves("t=" + SIGNED_AT + ",v1=" + BY_CURRENT, BODY, NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "t=,v1=",
                "t=1772949600",
                "v1=abc",
                "t=now,v1=abc",
                "t=-1,v1=abc",
                "t=99999999999999999999,v1=abc",
                "t=1772949600,v1=" + "zz"
            })
    void refusesWhatIsNoSignature(String header) {
        assertThat(StripeSignature.read(header)).isEmpty();
        assertThat(StripeSignature.read("t=1,".repeat(4000) + "v1=" + BY_CURRENT))
                .isEmpty();
    }

    private static boolean proves(String header, String body, Instant now, Secret... secrets) {
        return StripeSignature.read(header)
                .orElseThrow()
                .proves(body.getBytes(StandardCharsets.UTF_8), List.of(secrets), TOLERANCE, now);
    }
}
