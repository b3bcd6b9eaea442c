package no.ildsjel.programme.scheme;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.AdministeringMunicipalities;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the lists of administering municipalities. */
@Service
class AdministeringList implements AdministeringMunicipalities {

  private final JdbcClient jdbc;
  private final Archive archive;

  AdministeringList(JdbcClient jdbc, Archive archive) {
    this.jdbc = jdbc;
    this.archive = archive;
  }

  @Override
  @MayCall("anybody: the list is published")
  @Transactional(readOnly = true)
  public Set<MunicipalityNumber> of(SchemeId scheme) {
    return new LinkedHashSet<>(
        jdbc.sql(
                """
                select municipality from programme.administering_municipality
                where scheme = ? order by 1
                """)
            .param(scheme.value())
            .query((row, n) -> new MunicipalityNumber(row.getString(1)))
            .list());
  }

  @Override
  @MayCall("an approver of the directorate; the program")
  @Transactional
  public void name(Actor actor, SchemeId scheme, Set<MunicipalityNumber> municipalities) {
    if (!(actor instanceof Actor.Program)
        && !actor.has(Role.APPROVER, AdministratorId.DIRECTORATE)) {
      throw new AccessDeniedException("Only the directorate names them");
    }
    jdbc.sql("delete from programme.administering_municipality where scheme = ?")
        .param(scheme.value())
        .update();
    municipalities.forEach(m ->
        jdbc.sql(
                """
                insert into programme.administering_municipality (scheme, municipality)
                values (?, ?)
                """)
            .params(scheme.value(), m.value())
            .update());
    archive.record(
        actor,
        Optional.of(AdministratorId.DIRECTORATE),
        "scheme:" + scheme.value(),
        "administering-named",
        Map.of(
            "municipalities",
            municipalities.stream().map(MunicipalityNumber::value).sorted().toList()));
  }
}
