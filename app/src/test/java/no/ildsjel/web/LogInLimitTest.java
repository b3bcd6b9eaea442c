package no.ildsjel.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import no.ildsjel.TestDatabase;
import no.ildsjel.platform.limits.LimitsTesting;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** One address does not start log-ins without end; others are not held up by it. */
class LogInLimitTest {

  private final LogInLimit limit =
      new LogInLimit(LimitsTesting.limits(TestDatabase.of("platform")), 3);

  @Test
  void theFourthLogInWithinAMinuteFromOneAddressIsToldToWait()
      throws ServletException, IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(status("/oauth2/authorization/ildsjel", "192.0.2.1")).isEqualTo(200);
    }
    assertThat(status("/oauth2/authorization/ildsjel", "192.0.2.1")).isEqualTo(429);
    assertThat(status("/oauth2/authorization/ildsjel", "192.0.2.2")).isEqualTo(200);
    assertThat(status("/hjem", "192.0.2.1")).isEqualTo(200);
  }

  private int status(String path, String address) throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setRemoteAddr(address);
    MockHttpServletResponse response = new MockHttpServletResponse();
    limit.doFilter(request, response, new MockFilterChain());
    return response.getStatus();
  }
}
