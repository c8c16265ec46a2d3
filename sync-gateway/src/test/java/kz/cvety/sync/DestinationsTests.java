package kz.cvety.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import kz.cvety.sync.Destinations.AddressNotAllowed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTests {

    /** What the name leads to, look-up by look-up. */
    private final Deque<List<String>> answers = new ArrayDeque<>();

    private final Destinations destinations = new Destinations(false, host -> {
        if (answers.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return answers.poll().stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    });

    @Test
    void noticesThatANameWasTurnedToAnInnerAddressAfterItWasChecked() throws Exception {
        leadsTo("93.184.215.14");
        leadsTo("127.0.0.1");
        destinations.check("shop.example");

        assertThatThrownBy(() -> destinations.check("shop.example")).isInstanceOf(AddressNotAllowed.class);
    }

    @Test
    void looksAtEveryAddressOfAName() {
        leadsTo("93.184.215.14", "10.0.0.7");

        assertThatThrownBy(() -> destinations.check("shop.example")).isInstanceOf(AddressNotAllowed.class);
    }

    @Test
    void sendsNothingToANameThatLeadsNowhere() {
        assertThatThrownBy(() -> destinations.check("shop.example"))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(AddressNotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.7",
                "100.64.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.31.255.1",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.7",
                "::10.0.0.7",
                "64:ff9b::a00:7",
                "2001::a00:7",
                "2002:a00:7::1",
                "fd00::1",
                "fe80::1",
                "ff02::1"
            })
    void knowsInnerAddresses(String address) {
        leadsTo(address);

        assertThatThrownBy(() -> destinations.check("shop.example")).isInstanceOf(AddressNotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "192.1.0.1", "2a00:1450:4010::65"})
    void knowsPublicAddresses(String address) {
        leadsTo(address);

        assertThatCode(() -> destinations.check("shop.example")).doesNotThrowAnyException();
    }

    @Test
    void looksNothingUpForThisMachineAndInAClosedNetwork() {
        var closed = new Destinations(true, host -> {
            throw new UnknownHostException(host);
        });

        assertThatCode(() -> destinations.check("localhost")).doesNotThrowAnyException();
        assertThatCode(() -> closed.check("bitrix.internal")).doesNotThrowAnyException();
        assertThat(closed.isForbiddenLiteral("10.0.0.7")).isFalse();
    }

    private void leadsTo(String... addresses) {
        answers.add(Arrays.asList(addresses));
    }
}
