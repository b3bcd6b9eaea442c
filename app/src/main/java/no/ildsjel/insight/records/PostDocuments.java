package no.ildsjel.insight.records;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.CaseDocuments;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.LaterLetters;
import no.ildsjel.grant.LaterYearPapers;
import no.ildsjel.grant.ReportDocuments;
import no.ildsjel.grant.ReportId;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Language;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documents behind journal posts, each fetched from the room that has it. */
@Service
public class PostDocuments {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final CaseDocuments papers;
  private final ReportDocuments reports;
  private final LaterLetters later;
  private final LaterYearPapers laterYears;
  private final JournalRules rules;
  private final Archive archive;
  private final Letters letters;
  private final TemplateEngine templates;

  PostDocuments(
      CaseDocuments papers,
      ReportDocuments reports,
      LaterLetters later,
      LaterYearPapers laterYears,
      JournalRules rules,
      Archive archive,
      Letters letters,
      TemplateEngine templates) {
    this.papers = papers;
    this.reports = reports;
    this.later = later;
    this.laterYears = laterYears;
    this.rules = rules;
    this.archive = archive;
    this.letters = letters;
    this.templates = templates;
  }

  /** The main document first, then what came with it. */
  @MayCall("this desk, for a post it has found the reader may see")
  public List<CaseDocument> of(JournalPost post, ApplicationView application) {
    JournalRules.Kind kind = rules.of(post.act()).orElseThrow();
    return switch (kind.paper()) {
      case SENT_IN -> papers.sentIn(application, post.reference().map(Integer::parseInt).orElse(1));
      case REPORT ->
          handedIn(post)
              .map(h -> reports.handedIn(h.report(), h.sequence()))
              .filter(all -> !all.isEmpty())
              .orElseGet(() -> List.of(note(post, application, kind)));
      case LATER_YEAR -> List.of(laterYear(post).orElseGet(() -> note(post, application, kind)));
      case LETTER ->
          post
              .reference()
              .flatMap(id -> papers.letter(new DecisionId(UUID.fromString(id))))
              .stream()
              .toList();
      case NOTICE, CLAIM, ENDING_NOTICE, CLOSING ->
          List.of(letter(post).orElseGet(() -> note(post, application, kind)));
      case NOTE -> List.of(note(post, application, kind));
    };
  }

  /** The names of what came with the main document, without making any. */
  @MayCall("this desk, for a post it has found the reader may see")
  public List<String> cameWith(JournalPost post, ApplicationView application) {
    return switch (rules.of(post.act()).orElseThrow().paper()) {
      case SENT_IN ->
          papers.cameWith(application, post.reference().map(Integer::parseInt).orElse(1));
      case REPORT ->
          handedIn(post).map(h -> reports.cameWith(h.report(), h.sequence())).orElse(List.of());
      case LATER_YEAR, LETTER, NOTICE, CLAIM, ENDING_NOTICE, CLOSING, NOTE -> List.of();
    };
  }

  /** What was sent in for a later year: of which award, which year and which time. */
  private Optional<CaseDocument> laterYear(JournalPost post) {
    return post.reference()
        .map(reference -> reference.split("/"))
        .flatMap(parts ->
            laterYears.sent(
                new DecisionId(UUID.fromString(parts[0])),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2])));
  }

  /** The letter as the organisation has it. */
  private Optional<CaseDocument> letter(JournalPost post) {
    return post.reference()
        .map(reference -> reference.split("/", 2))
        .flatMap(parts ->
            later.letter(
                new DecisionId(UUID.fromString(parts[0])),
                LaterLetters.Kind.valueOf(rules.of(post.act()).orElseThrow().paper().name()),
                parts[1].isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(parts[1]))));
  }

  /** Which report a post is of, and which time it was handed in. */
  private record HandedIn(ReportId report, int sequence) {}

  private static Optional<HandedIn> handedIn(JournalPost post) {
    return post.reference()
        .map(reference -> reference.split("/"))
        .map(parts ->
            new HandedIn(new ReportId(UUID.fromString(parts[0])), Integer.parseInt(parts[1])));
  }

  private CaseDocument note(JournalPost post, ApplicationView application, JournalRules.Kind kind) {
    Map<String, String> lines = new LinkedHashMap<>();
    JsonNode said =
        archive.sealedAfter(post.seal() - 1, "application", 1).stream()
            .findFirst()
            .flatMap(act -> act.entry().payload())
            .map(JSON::readTree)
            .orElseGet(JSON::createObjectNode);
    kind.says()
        .forEach((name, label) -> {
          if (said.has(name)) {
            lines.put(label, rules.inWords(said.get(name).asString()));
          }
        });
    StringOutput body = new StringOutput();
    templates.render(
        "insight/records/note.jte",
        Map.of(
            "heading",
            post.title(),
            "label",
            post.label(),
            "organisation",
            application.organisationName(),
            "at",
            Writing.moment(post.at(), Language.NB),
            "lines",
            lines),
        body);
    return new CaseDocument(
        post.label().replace('/', '-') + ".pdf",
        "application/pdf",
        letters.pdf(
            new LetterContent(
                post.title() + " " + post.label(), post.title(), Language.NB, body.toString())));
  }
}
