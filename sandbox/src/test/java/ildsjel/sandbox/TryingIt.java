package ildsjel.sandbox;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.ildsjel.Ildsjel;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** One server with the demonstration and one browser, shared by all browser tests. */
final class TryingIt {

  private static final TryingIt SHARED = start();

  final ConfigurableApplicationContext server;
  final Browser browser;
  final String address;

  private TryingIt(ConfigurableApplicationContext server, Browser browser, String address) {
    this.server = server;
    this.browser = browser;
    this.address = address;
  }

  static TryingIt shared() {
    return SHARED;
  }

  /** Another server, for what would leave the shared one in another year. */
  static ConfigurableApplicationContext anotherServer() {
    try {
      Path data = Files.createTempDirectory("ildsjel-trying");
      SpringApplication application = new SpringApplication(Ildsjel.class, Probes.class);
      application.setDefaultProperties(
          Map.of(
              "ildsjel.embedded", "true",
              "ildsjel.data", data.toString(),
              "ildsjel.keys.file", data.resolve("keys.json").toString(),
              "server.address", "127.0.0.1",
              "server.port", "0"));
      return application.run();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static TryingIt start() {
    ConfigurableApplicationContext server = anotherServer();
    String port = server.getEnvironment().getProperty("local.server.port");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    String chromium = System.getenv("ILDSJEL_CHROMIUM");
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(chromium == null ? "/usr/bin/chromium" : chromium))
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              playwright.close();
              server.close();
            }));
    return new TryingIt(server, browser, "http://localhost:" + port);
  }

  MovableClock clock() {
    return server.getBean(MovableClock.class);
  }

  /** Somebody of the cast, or nobody, who calls addresses without a browser. */
  Caller caller(String logIn) {
    return Caller.logIn(address, logIn);
  }

  /** A visitor's browser window. */
  Someone visitor(String language, int width, boolean script) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(script));
    context.addCookies(List.of(new Cookie("sprak", language).setUrl(address)));
    context.setDefaultTimeout(15_000);
    return new Someone(context.newPage(), address, script);
  }

  /** Somebody of the cast, logged in. */
  Someone as(String logIn, String language, int width, boolean script) {
    Someone someone = visitor(language, width, script);
    someone.page.navigate(address + "/oauth2/authorization/ildsjel");
    someone
        .page
        .getByRole(AriaRole.BUTTON)
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(logIn + " "))
        .first()
        .click();
    someone.page.waitForURL(url -> url.startsWith(address));
    return someone;
  }

  /** A window in which somebody tries the program; every page it comes to is checked with axe. */
  static final class Someone {

    final Page page;
    private final String address;
    private final boolean script;

    Someone(Page page, String address, boolean script) {
      this.page = page;
      this.address = address;
      this.script = script;
    }

    void go(String path) {
      page.navigate(address + path);
      check();
    }

    /** Follows a link by its name. */
    void follow(String name) {
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
          .first()
          .click();
      page.waitForLoadState();
      check();
    }

    /** Presses a button by its name. */
    void press(String name) {
      try {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
      } catch (com.microsoft.playwright.TimeoutError e) {
        throw new AssertionError(
            "No button '"
                + name
                + "' at "
                + page.url()
                + ":\n"
                + page.getByRole(AriaRole.MAIN).innerText(),
            e);
      }
      page.waitForLoadState();
      check();
    }

    void fill(String label, String value) {
      page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first().fill(value);
    }

    /** Axe, which is a script itself, finds nothing, contrast included. */
    void check() {
      if (!script) {
        return;
      }
      var violations =
          new AxeBuilder(page)
              .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
              .analyze()
              .getViolations();
      if (!violations.isEmpty()) {
        throw new AssertionError(
            page.url()
                + " "
                + violations.stream()
                    .map(v ->
                        v.getId()
                            + " "
                            + v.getNodes().stream()
                                .limit(3)
                                .map(n -> n.getHtml() + " " + n.getFailureSummary())
                                .toList())
                    .toList());
      }
    }

    boolean sees(String words) {
      return page.getByText(words).first().isVisible();
    }
  }
}
