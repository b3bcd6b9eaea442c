package no.ildsjel.platform.forms.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import no.ildsjel.TestDatabase;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.FormCompiler;
import no.ildsjel.platform.identity.LogIn;
import no.ildsjel.platform.identity.MandateSource;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Assets;
import no.ildsjel.platform.pages.Glossary;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.ui.ConcurrentModel;
import org.springframework.web.server.ResponseStatusException;

/**
 * A room that owns a draft, for tests: a real server on a real database, with two people at {@code
 * /kari/nb/skjema/<page>} and {@code /ola/nb/skjema/<page>}.
 */
public final class DemoOwner implements AutoCloseable {

  @Configuration
  @EnableTransactionManagement
  @Import({
    Drafts.class,
    FormPages.class,
    Texts.class,
    Glossary.class,
    ReadOnce.class,
    Pages.class,
    People.class
  })
  static class Beans {
    @Bean
    DataSource source() {
      return TestDatabase.of("platform");
    }

    @Bean
    PlatformTransactionManager transactions(DataSource source) {
      return new JdbcTransactionManager(source);
    }

    @Bean
    JdbcClient jdbc(DataSource source) {
      return JdbcClient.create(source);
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    Assets assets() {
      return file -> file;
    }

    @Bean
    MandateSource nobody() {
      return new MandateSource() {
        @Override
        public String name() {
          return "test";
        }

        @Override
        public Set<OrganisationNumber> mandatesOf(PersonId person, LogIn logIn) {
          return Set.of();
        }
      };
    }
  }

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext(Beans.class);
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final HttpServer server;
  private final Map<String, Actor.Person> people = new HashMap<>();
  private final CompiledForm form;
  private final Map<String, ?> inputs;
  private volatile DraftId draft;
  volatile int failWith;

  DemoOwner(CompiledForm form, Map<String, ?> inputs, int port) throws IOException {
    this.form = form;
    this.inputs = inputs;
    for (String name : List.of("kari", "ola")) {
      PersonId id =
          context
              .getBean(People.class)
              .note("test", name, name.equals("kari") ? "Kari Nes" : "Ola Dal");
      people.put(name, new Actor.Person(id, name, Set.of(), Set.of(), Optional.empty()));
    }
    draft = startAgain();
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  /** Opens a new draft, which the pages show from now on. */
  DraftId startAgain() {
    draft = drafts().open(person("kari"), form.definition().id(), form.definition().version());
    return draft;
  }

  Drafts drafts() {
    return context.getBean(Drafts.class);
  }

  FormPages pages() {
    return context.getBean(FormPages.class);
  }

  Actor.Person person(String name) {
    return people.get(name);
  }

  DraftId draft() {
    return draft;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Page page(String who, Language language) {
    return context
        .getBean(Pages.class)
        .page("/" + who, "", new Page.Csrf("_csrf", "x"), person(who), language, false);
  }

  Filling filling(String who, Language language) {
    String base = "/" + who + "/" + language.code();
    return new Filling(
        new FormPlace(base + "/skjema", base + "/oppsummering", base + "/filer"),
        draft,
        form,
        inputs);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.contains(".")) {
        file(exchange, path);
        return;
      }
      String[] parts = path.split("/");
      String who = parts[1];
      Language language = Language.of(parts[2]).orElseThrow();
      String id = parts.length > 4 ? parts[4] : "";
      if (failWith > 0 && exchange.getRequestMethod().equals("POST")) {
        send(exchange, failWith, "text/plain", new byte[0]);
        return;
      }
      try {
        answer(exchange, who, language, parts[3], id);
      } catch (ResponseStatusException e) {
        send(exchange, e.getStatusCode().value(), "text/plain", new byte[0]);
      }
    } catch (RuntimeException e) {
      e.printStackTrace();
      throw e;
    }
  }

  private void answer(HttpExchange exchange, String who, Language language, String what, String id)
      throws IOException {
    Page page = page(who, language);
    Filling filling = filling(who, language);
    if (exchange.getRequestMethod().equals("GET")) {
      String query = exchange.getRequestURI().getQuery();
      String html =
          switch (what) {
            case "skjema" ->
                inLayout(
                    page,
                    "platform/forms/page.jte",
                    Map.of(
                        "page",
                        page,
                        "form",
                        pages().page(page, filling, id, "sjekk".equals(query))));
            case "oppsummering" ->
                inLayout(
                    page,
                    "platform/forms/summary.jte",
                    Map.of("page", page, "summary", pages().summary(page, filling)));
            case "sporsmal" ->
                inLayout(
                    page,
                    "platform/forms/questions.jte",
                    Map.of("page", page, "form", form.definition()));
            default -> throw new IllegalArgumentException(what);
          };
      send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
      return;
    }
    if (what.equals("filer")) {
      exchange.getRequestBody().readAllBytes();
      drafts()
          .attach(
              person(who),
              draft,
              form,
              id,
              new AnswerValue.File("f" + System.nanoTime(), "vedtekter.pdf", 48_211));
      redirect(exchange, filling.place().pages() + "/" + pageOf(id) + "#q-" + id);
      return;
    }
    boolean script = exchange.getRequestHeaders().getFirst("HX-Request") != null;
    FormPosted posted = pages().post(page, person(who), filling, id, fields(exchange), script);
    ConcurrentModel model = new ConcurrentModel();
    String view = posted.view(model, "owner");
    if (view.startsWith("redirect:")) {
      redirect(exchange, view.substring(9));
      return;
    }
    Map<String, Object> parameters = new HashMap<>(model.asMap());
    parameters.put("page", page);
    String html =
        view.equals("owner")
            ? inLayout(page, "platform/forms/page.jte", parameters)
            : rendered(view + ".jte", parameters);
    send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  private String pageOf(String question) {
    return form.definition().pages().stream()
        .filter(p -> p.questions().stream().anyMatch(q -> q.id().equals(question)))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private String inLayout(Page page, String template, Map<String, Object> parameters) {
    Content content =
        new Content() {
          @Override
          public void writeTo(TemplateOutput output) {
            templates.render(template, parameters, output);
          }
        };
    return rendered(
        "web/layout.jte", Map.of("page", page, "title", "Skjema", "content", content, "width", ""));
  }

  private String rendered(String template, Map<String, Object> parameters) {
    StringOutput output = new StringOutput();
    templates.render(template, parameters, output);
    return output.toString();
  }

  private static Map<String, List<String>> fields(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : body.split("&")) {
      String[] both = pair.split("=", 2);
      if (both.length == 2) {
        fields.computeIfAbsent(decoded(both[0]), _ -> new ArrayList<>()).add(decoded(both[1]));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void file(HttpExchange exchange, String path) throws IOException {
    String resource =
        path.startsWith("/webjars/") ? "/META-INF/resources" + path : "/static" + path;
    try (InputStream in = DemoOwner.class.getResourceAsStream(resource)) {
      if (in == null) {
        send(exchange, 404, "text/plain", new byte[0]);
        return;
      }
      String type =
          path.endsWith(".css")
              ? "text/css"
              : path.endsWith(".js")
                  ? "text/javascript"
                  : path.endsWith(".svg") ? "image/svg+xml" : "application/octet-stream";
      send(exchange, 200, type, in.readAllBytes());
    }
  }

  private static void redirect(HttpExchange exchange, String address) throws IOException {
    exchange.getResponseHeaders().add("Location", address);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange
        .getResponseHeaders()
        .add(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " font-src 'self'; connect-src 'self'; form-action 'self'");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    context.close();
  }

  /** What an organisation of the cast is known by. */
  static Map<String, Object> inputs(CompiledForm form) {
    Map<String, Object> all =
        Map.of(
            "organisation.name",
            "Språkbroen",
            "organisation.number",
            "315000015",
            "organisation.municipality",
            "Bodø",
            "foundedOn",
            LocalDate.of(2024, 5, 17),
            "registeredInFrivillighetsregisteret",
            true,
            "asOf",
            LocalDate.of(2026, 11, 23),
            "maximum",
            110_000L,
            "grantYear",
            2027L,
            "kind",
            "drift-lokal");
    Map<String, Object> declared = new HashMap<>(all);
    declared.keySet().retainAll(form.definition().inputs().keySet());
    return declared;
  }

  /** Serves a form until it is stopped: {@code DemoOwner FILE PORT}. */
  public static void main(String[] args) throws Exception {
    CompiledForm form =
        FormCompiler.compile(java.nio.file.Files.readString(java.nio.file.Path.of(args[0])))
            .orThrow();
    Map<String, Object> inputs = inputs(form);
    if (args.length > 2) {
      inputs.put("kind", args[2]);
    }
    new DemoOwner(form, inputs, Integer.parseInt(args[1]));
    Thread.currentThread().join();
  }
}
