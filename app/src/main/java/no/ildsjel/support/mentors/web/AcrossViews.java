package no.ildsjel.support.mentors.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.programme.CallId;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.Profile;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.mentors.Wish;
import no.ildsjel.support.needs.NeedsManagement;
import org.springframework.stereotype.Component;

/** How those of one side look to the other. */
@Component
public class AcrossViews {

  private final Mentors mentors;
  private final Cohorts cohorts;
  private final NeedsManagement needs;
  private final Municipalities municipalities;

  AcrossViews(
      Mentors mentors, Cohorts cohorts, NeedsManagement needs, Municipalities municipalities) {
    this.mentors = mentors;
    this.cohorts = cohorts;
    this.needs = needs;
    this.municipalities = municipalities;
  }

  /** One of those across, if it is still there. */
  public Optional<AcrossView> one(CallId call, Side reader, OrganisationNumber other) {
    return all(call, reader, Map.of()).stream()
        .filter(v -> v.profile().organisation().equals(other))
        .findFirst();
  }

  /** Everybody across, with what has been said of them. */
  List<AcrossView> all(CallId id, Side side, Map<OrganisationNumber, Wish> said) {
    if (side == Side.PARTICIPANT) {
      return mentors.offers(id).stream()
          .map(o ->
              new AcrossView(
                  o, place(o), o.told().themes(), Optional.ofNullable(said.get(o.organisation()))))
          .toList();
    }
    Map<OrganisationNumber, Profile> described = mentors.described(id);
    List<Participant> active =
        cohorts.participants(id).stream().filter(Participant::active).toList();
    Map<OrganisationNumber, List<String>> themes =
        needs.themes(
            active.stream()
                .map(Participant::organisation)
                .collect(java.util.stream.Collectors.toUnmodifiableSet()));
    return active.stream()
        .map(p -> {
          Profile profile =
              described.getOrDefault(
                  p.organisation(),
                  new Profile(
                      id,
                      p.organisation(),
                      Side.PARTICIPANT,
                      p.name(),
                      p.municipality(),
                      Profile.Told.nothing()));
          return new AcrossView(
              profile,
              place(profile),
              themes.getOrDefault(p.organisation(), List.of()),
              Optional.ofNullable(said.get(p.organisation())));
        })
        .toList();
  }

  private String place(Profile profile) {
    return profile.municipality().map(municipalities::name).orElse("");
  }
}
