package kz.cvety.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LimitTests {

    private final Limit limit = new Limit(request -> request.getHeader("who"), 1, 2, 100);

    @Test
    void servesEachCallerAtItsOwnRate() {
        assertThat(IntStream.range(0, 4).map(i -> status("aliya"))).containsExactly(200, 200, 429, 429);
        assertThat(status("berik")).isEqualTo(200);
    }

    @Test
    void countsNobodyItWasToldToLetPass() {
        assertThat(IntStream.range(0, 50).map(i -> status(null))).containsOnly(200);
    }

    @Test
    void countsAWholeNetworkOfVersionSixAsOne() {
        assertThat(Guards.network("2001:db8:0:7:1:2:3:4")).isEqualTo(Guards.network("2001:db8:0:7:a:b:c:d"));
        assertThat(Guards.network("2001:db8:0:8:1:2:3:4")).isNotEqualTo(Guards.network("2001:db8:0:7:1:2:3:4"));
        assertThat(Guards.network("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    private int status(String who) {
        var request = new MockHttpServletRequest("GET", "/");
        if (who != null) {
            request.addHeader("who", who);
        }
        var response = new MockHttpServletResponse();
        try {
            limit.doFilter(request, response, new MockFilterChain());
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
        return response.getStatus();
    }
}
