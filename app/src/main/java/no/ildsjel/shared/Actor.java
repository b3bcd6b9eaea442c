package no.ildsjel.shared;

import java.util.Optional;
import java.util.Set;

/** Whoever is doing something: nobody we know, a person, or the program itself. */
public sealed interface Actor {

  /** A role held, and for which administrator where the role needs one. */
  record Grant(Role role, Optional<AdministratorId> administrator) {}

  /** A visitor who has not logged in. */
  record Visitor() implements Actor {}

  /**
   * A person who has logged in.
   *
   * @param id who
   * @param name what to call them, for the person's own eyes and for those they work with
   * @param grants roles held
   * @param mandates the organisations this person may act for
   * @param actingFor the one chosen now, always one of the mandates
   */
  record Person(
      PersonId id,
      String name,
      Set<Grant> grants,
      Set<OrganisationNumber> mandates,
      Optional<OrganisationNumber> actingFor)
      implements Actor {}

  /**
   * The program, doing what time or an event asks of it.
   *
   * @param task the name of the task, for the archive
   */
  record Program(String task) implements Actor {}

  Visitor VISITOR = new Visitor();

  /** The person's id, if this is a person. */
  default Optional<PersonId> personId() {
    return this instanceof Person person ? Optional.of(person.id()) : Optional.empty();
  }

  /** True when this is a person acting for the organisation now. */
  default boolean actsFor(OrganisationNumber organisation) {
    return this instanceof Person person
        && person.actingFor().filter(organisation::equals).isPresent();
  }

  /** The organisation acted for now, if any. */
  default Optional<OrganisationNumber> organisation() {
    return this instanceof Person person ? person.actingFor() : Optional.empty();
  }

  /** True when this person holds the role, for whichever administrator. */
  default boolean has(Role role) {
    return this instanceof Person person
        && person.grants().stream().anyMatch(g -> g.role() == role);
  }

  /** True when this person holds the role for the administrator. */
  default boolean has(Role role, AdministratorId administrator) {
    return this instanceof Person person
        && person.grants().contains(new Grant(role, Optional.of(administrator)));
  }

  /** The administrators this person works for, as officer or approver. */
  default Set<AdministratorId> administrators() {
    return this instanceof Person person
        ? person.grants().stream()
            .flatMap(g -> g.administrator().stream())
            .collect(java.util.stream.Collectors.toUnmodifiableSet())
        : Set.of();
  }
}
