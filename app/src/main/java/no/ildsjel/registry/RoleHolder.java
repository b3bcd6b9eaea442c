package no.ildsjel.registry;

import java.time.LocalDate;
import java.util.Optional;
import no.ildsjel.shared.OrganisationNumber;

/**
 * Somebody with a role in an organisation. Name and birth date are only a possible match with a
 * person who has logged in, to be confirmed.
 *
 * @param role the register's code, such as LEDE or REVI
 * @param leads leads or sits on the board
 * @param name a person's, or an organisation's
 * @param born a person's birth date
 * @param organisation the organisation that holds the role, an auditing firm for one
 */
public record RoleHolder(
    String role,
    boolean leads,
    String name,
    Optional<LocalDate> born,
    Optional<OrganisationNumber> organisation) {}
