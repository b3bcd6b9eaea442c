package no.ildsjel.platform.identity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.ildsjel.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that is kept of a person, from every room: seen, taken out and erased by that person only.
 */
@Service
public class PersonalRecords {

  private final ObjectProvider<PersonalData> providers;
  private final ApplicationEventPublisher events;

  PersonalRecords(ObjectProvider<PersonalData> providers, ApplicationEventPublisher events) {
    this.providers = providers;
    this.events = events;
  }

  /** What is kept of anybody. */
  @MayCall("anybody: what is kept, why and how long is public")
  public List<PersonalData.Kind> kinds() {
    return providers.orderedStream().flatMap(provider -> provider.kinds().stream()).toList();
  }

  /** Everything that is kept of the person. */
  @MayCall("the person")
  @Transactional(readOnly = true)
  public Map<String, List<Map<String, @Nullable Object>>> export(Actor.Person actor) {
    Map<String, List<Map<String, @Nullable Object>>> all = new TreeMap<>();
    providers.orderedStream().forEach(provider -> all.putAll(provider.export(actor.id())));
    return all;
  }

  /** Text keys of what the person has to do before they can be erased. */
  @MayCall("the person")
  @Transactional(readOnly = true)
  public List<String> hindrances(Actor.Person actor) {
    return providers
        .orderedStream()
        .flatMap(provider -> provider.hindrances(actor.id()).stream())
        .toList();
  }

  /**
   * Erases the person: what must stay stays without a name.
   *
   * @return what hinders it; empty when it is done
   */
  @MayCall("the person")
  @Transactional
  public List<String> erase(Actor.Person actor) {
    List<String> hindrances = hindrances(actor);
    if (hindrances.isEmpty()) {
      Map<String, Integer> erased = new TreeMap<>();
      providers.orderedStream().forEach(provider -> erased.putAll(provider.erase(actor.id())));
      events.publishEvent(new PersonErased(actor, erased));
    }
    return hindrances;
  }
}
