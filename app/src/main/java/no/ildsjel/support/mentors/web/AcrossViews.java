package no.ildsjel.support.mentors.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.programme.CallId;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.mentors.Distance;
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

  /** One of those across, if it is still there, as the reader's organisation sees it. */
  public Optional<AcrossView> one(
      CallId call, Side reader, OrganisationNumber own, OrganisationNumber other) {
    return all(call, reader, own, Map.of()).stream()
        .filter(v -> v.profile().organisation().equals(other))
        .findFirst();
  }

  /** Everybody across, with what has been said of them. */
  List<AcrossView> all(
      CallId id, Side side, OrganisationNumber own, Map<OrganisationNumber, Wish> said) {
    Optional<Profile> here =
        mentors
            .profile(id, own, side)
            .or(() ->
                side == Side.MENTOR
                    ? Optional.empty()
                    : active(id).stream()
                        .filter(p -> p.organisation().equals(own))
                        .map(AcrossViews::silent)
                        .findFirst());
    return across(id, side).stream().map(o -> view(here, o.profile(), o.themes(), said)).toList();
  }

  /** What those across have told, as an officer reads it: from nowhere, so without distances. */
  List<AcrossView> told(CallId id, Side side) {
    return across(id, side).stream()
        .map(o -> view(Optional.empty(), o.profile(), o.themes(), Map.of()))
        .toList();
  }

  private record Told(Profile profile, List<String> themes) {}

  private List<Told> across(CallId id, Side side) {
    if (side == Side.PARTICIPANT) {
      return mentors.offers(id).stream().map(o -> new Told(o, o.told().themes())).toList();
    }
    List<Participant> active = active(id);
    Map<OrganisationNumber, Profile> described = mentors.described(id);
    Map<OrganisationNumber, List<String>> themes =
        needs.themes(
            active.stream()
                .map(Participant::organisation)
                .collect(java.util.stream.Collectors.toUnmodifiableSet()));
    return active.stream()
        .map(p ->
            new Told(
                described.getOrDefault(p.organisation(), silent(p)),
                themes.getOrDefault(p.organisation(), List.of())))
        .toList();
  }

  private List<Participant> active(CallId id) {
    return cohorts.participants(id).stream().filter(Participant::active).toList();
  }

  /** A participant that has told nothing of itself yet. */
  private static Profile silent(Participant participant) {
    return new Profile(
        participant.cohort(),
        participant.organisation(),
        Side.PARTICIPANT,
        participant.name(),
        participant.municipality(),
        Profile.Told.nothing());
  }

  private AcrossView view(
      Optional<Profile> here,
      Profile other,
      List<String> themes,
      Map<OrganisationNumber, Wish> said) {
    return new AcrossView(
        other,
        place(other),
        here.flatMap(own -> Distance.between(own, other, municipalities)),
        themes,
        Optional.ofNullable(said.get(other.organisation())));
  }

  private String place(Profile profile) {
    return profile.municipality().map(municipalities::name).orElse("");
  }
}
