package no.ildsjel.support.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Draft;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.SchemeForms;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The conversation on how things are. What comes of it belongs to the organisation: no case officer
 * and no control can ask for it here, and those who propose mentors get the themes it ticks.
 */
@Service
public class NeedsManagement {

  private static final String OWN = "whoever acts for the organisation";

  /** How long before a year has passed, or before the end, the conversation counts as that one. */
  private static final int DAYS_BEFORE = 60;

  private final NeedsStore store;
  private final Clock clock;
  private final Drafts drafts;
  private final SchemeForms forms;
  private final Organisations organisations;
  private final Cohorts cohorts;
  private final People people;
  private final Notifications notifications;
  private final Texts texts;
  private final Archive archive;
  private final NeedsReading reading = NeedsReading.delivered();

  NeedsManagement(
      JdbcClient jdbc,
      Clock clock,
      Drafts drafts,
      SchemeForms forms,
      Organisations organisations,
      Cohorts cohorts,
      People people,
      Notifications notifications,
      Texts texts,
      Archive archive) {
    this.store = new NeedsStore(jdbc, clock);
    this.clock = clock;
    this.drafts = drafts;
    this.forms = forms;
    this.organisations = organisations;
    this.cohorts = cohorts;
    this.people = people;
    this.notifications = notifications;
    this.texts = texts;
    this.archive = archive;
  }

  /** The organisation's maps, the newest first. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public List<NeedsMap> of(Actor.Person actor) {
    return actor.actingFor().map(store::of).orElse(List.of());
  }

  /** A map of one of the organisations the actor acts for. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public Optional<NeedsMap> own(Actor.Person actor, NeedsMapId id) {
    return store.find(id).filter(m -> actor.mandates().contains(m.organisation()));
  }

  /** Begins a conversation; when one has begun, that one. */
  @MayCall(OWN)
  @Transactional
  public NeedsMap open(Actor.Person actor) {
    OrganisationNumber organisation = actor.actingFor().orElseThrow();
    NeedsMapId id = new NeedsMapId(UUID.randomUUID());
    if (store.open(id, organisation, occasion(organisation, store.of(organisation)), actor.id())) {
      note(actor, id, "needs-map-opened");
    }
    return store.of(organisation).stream().filter(m -> !m.closed()).findFirst().orElseThrow();
  }

  /**
   * The conversation whose time has come and that has not been begun, for one who takes part.
   *
   * @param before the organisation's maps
   */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public Optional<Occasion> due(Actor.Person actor, List<NeedsMap> before) {
    return actor
        .actingFor()
        .filter(o -> !cohorts.with(o).isEmpty())
        .map(o -> occasion(o, before))
        .filter(o -> o != Occasion.AGAIN);
  }

  private Occasion occasion(OrganisationNumber organisation, List<NeedsMap> before) {
    if (before.isEmpty()) {
      return Occasion.FIRST;
    }
    LocalDate today = LocalDate.now(clock);
    for (Cohort cohort : cohorts.with(organisation)) {
      for (Occasion occasion : List.of(Occasion.AT_THE_END, Occasion.AFTER_A_YEAR)) {
        if (!today.isBefore(day(cohort, occasion))
            && before.stream().noneMatch(m -> m.occasion() == occasion)) {
          return occasion;
        }
      }
    }
    return Occasion.AGAIN;
  }

  /** The first day a conversation counts as that of a year after, or of the end. */
  static LocalDate day(Cohort cohort, Occasion occasion) {
    return switch (occasion) {
      case FIRST, AGAIN -> cohort.starts();
      case AFTER_A_YEAR -> cohort.starts().plusYears(1).minusDays(DAYS_BEFORE / 2);
      case AT_THE_END -> cohort.ends().minusDays(DAYS_BEFORE);
    };
  }

  /** What the actor has answered, if anything. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public Optional<NeedsResponse> mine(Actor.Person actor, NeedsMap map) {
    return store.response(map.id(), actor.id());
  }

  /** The actor's own answers to an open map, begun at the first asking. */
  @MayCall(OWN)
  @Transactional
  public NeedsResponse begin(Actor.Person actor, NeedsMapId id) {
    NeedsMap map = store.lock(id);
    return store
        .response(id, actor.id())
        .orElseGet(() -> {
          if (map.closed()) {
            throw new IllegalStateException("Nobody can answer a finished map");
          }
          CompiledForm form = forms.newest(reading.form());
          NeedsResponse response =
              new NeedsResponse(
                  UUID.randomUUID(),
                  id,
                  Optional.of(actor.id()),
                  drafts.open(actor, reading.form(), form.definition().version()),
                  reading.form(),
                  form.definition().version(),
                  Optional.empty(),
                  Optional.empty());
          store.add(response);
          return response;
        });
  }

  /** The form in the version a response was begun with. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public CompiledForm form(NeedsResponse response) {
    return forms.find(response.form(), response.formVersion()).orElseThrow();
  }

  /** What the form is given from outside. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public Map<String, Object> inputs(NeedsMap map) {
    Map<String, Object> inputs = new HashMap<>();
    organisations
        .find(map.organisation())
        .ifPresent(o -> inputs.put("organisation.name", o.name()));
    return inputs;
  }

  /** How many have handed in. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public int answered(NeedsMap map) {
    return (int) store.responses(map.id()).stream().filter(NeedsResponse::handedIn).count();
  }

  /** Hands in the actor's own answers. */
  @MayCall(OWN)
  @Transactional
  public Answer<NeedsMapId> handIn(Actor.Person actor, NeedsMapId id) {
    NeedsMap map = store.lock(id);
    Optional<NeedsResponse> mine = store.response(id, actor.id());
    if (map.closed() || mine.isEmpty()) {
      return Answer.refused(SupportRefusal.MAP_CLOSED);
    }
    if (mine.get().handedIn()) {
      return Answer.refused(SupportRefusal.HANDED_IN);
    }
    Draft draft = drafts.read(mine.get().draft());
    CompiledForm form = form(mine.get());
    Map<String, Object> inputs = inputs(map);
    FormEvaluation evaluation = form.evaluate(draft.answersWith(form, inputs), inputs);
    if (!draft.clashes().isEmpty() || !evaluation.isComplete()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    if (evaluation.visibleAnswers().isEmpty()) {
      return Answer.refused(SupportRefusal.NOTHING_ANSWERED);
    }
    store.handIn(mine.get().id(), Submission.freeze(evaluation));
    note(actor, id, "needs-answered");
    return Answer.allowed(id);
  }

  /** Asks the others in the organisation to answer too, each by themselves. */
  @MayCall(OWN)
  @Transactional
  public int askOthers(Actor.Person actor, NeedsMapId id) {
    NeedsMap map = store.lock(id);
    Set<PersonId> done = new java.util.HashSet<>();
    store.responses(id).forEach(r -> r.person().ifPresent(done::add));
    List<PersonView> others =
        people.actingFor(map.organisation()).stream()
            .filter(p -> !p.id().equals(actor.id()) && !done.contains(p.id()))
            .toList();
    for (PersonView other : map.closed() ? List.<PersonView>of() : others) {
      notifications.tell(
          other.id(),
          person ->
              new Notice(
                  Optional.of(map.organisation()),
                  texts.text(person.language(), "notice.needs-asked.subject"),
                  texts.text(person.language(), "notice.needs-asked.body"),
                  Optional.of("/kartlegging/" + id)));
    }
    return others.size();
  }

  /**
   * Finishes the map, so that everybody in the organisation can see what it comes to. What somebody
   * has begun and not handed in is let go.
   */
  @MayCall("whoever acts for the organisation and has answered")
  @Transactional
  public Answer<NeedsMapId> close(Actor.Person actor, NeedsMapId id) {
    NeedsMap map = store.lock(id);
    if (map.closed()) {
      return Answer.refused(SupportRefusal.MAP_CLOSED);
    }
    List<NeedsResponse> responses = store.responses(id);
    if (responses.stream().noneMatch(r -> r.handedIn() && r.person().equals(actor.personId()))) {
      return Answer.refused(SupportRefusal.NOTHING_ANSWERED);
    }
    responses.stream()
        .filter(r -> !r.handedIn())
        .forEach(r -> {
          store.remove(r.id());
          drafts.delete(r.draft());
        });
    store.close(id);
    note(actor, id, "needs-map-finished");
    return Answer.allowed(id);
  }

  /**
   * What a finished map comes to. Words of one's own are shown to all where many answered, and
   * otherwise to whoever wrote them.
   */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public Optional<NeedsPicture> picture(Actor.Person actor, NeedsMap map) {
    if (!map.closed()) {
      return Optional.empty();
    }
    List<NeedsResponse> handedIn = handedIn(map);
    boolean many = handedIn.size() >= NeedsPicture.MANY;
    return picture(
        handedIn,
        handedIn.stream().filter(r -> many || r.person().equals(actor.personId())).toList());
  }

  private List<NeedsResponse> handedIn(NeedsMap map) {
    return store.responses(map.id()).stream().filter(NeedsResponse::handedIn).toList();
  }

  private Optional<NeedsPicture> picture(List<NeedsResponse> all, List<NeedsResponse> quoted) {
    return all.stream()
        .findFirst()
        .map(first ->
            NeedsPicture.of(
                form(first),
                reading,
                all.stream().map(this::thaw).toList(),
                quoted.stream().map(this::thaw).toList()));
  }

  /** What a finished map comes to in sums, with nobody's own words. */
  Optional<NeedsPicture> sums(NeedsMap map) {
    return picture(handedIn(map), List.of());
  }

  /** What hangs on one person, by the actor's own answers; nobody else's are looked at. */
  @MayCall("the person whose answers they are")
  @Transactional(readOnly = true)
  public List<NeedsPicture.Hanging> hanging(Actor.Person actor, NeedsMap map) {
    return store
        .response(map.id(), actor.id())
        .filter(NeedsResponse::handedIn)
        .map(mine -> NeedsPicture.hanging(form(mine), reading, thaw(mine)))
        .orElse(List.of());
  }

  private FormEvaluation thaw(NeedsResponse response) {
    return response.submission().orElseThrow().thaw(form(response));
  }

  /** Chooses the areas that those who propose mentors are told about. */
  @MayCall(OWN)
  @Transactional
  public void tick(Actor.Person actor, NeedsMapId id, Set<String> themes) {
    Set<String> known = new TreeSet<>(themes);
    known.retainAll(reading.ids());
    store.tick(id, known);
    note(actor, id, "needs-themes-chosen");
  }

  /** The areas each of these organisations has ticked on its last finished map. */
  @MayCall("mentoring, to propose mentors")
  @Transactional(readOnly = true)
  public Map<OrganisationNumber, List<String>> themes(Set<OrganisationNumber> organisations) {
    return store.themes(organisations);
  }

  /** The archive learns that it was done, and nothing of what was said. */
  private void note(Actor.Person actor, NeedsMapId id, String act) {
    archive.record(actor, Optional.empty(), "needs:" + id, act, Map.of());
  }
}
