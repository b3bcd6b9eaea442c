-- Somebody who acts for an organisation asks another to do so too. The link's word is kept as a digest only.
create table registry.invitation (
  id uuid primary key,
  organisation text collate "C" not null,
  token_hash bytea not null unique,
  email text not null,
  invited_by uuid not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_by uuid,
  accepted_at timestamptz,
  revoked_by uuid,
  revoked_at timestamptz
);
create index invitation_by_organisation on registry.invitation (organisation, invited_at desc);
create index invitation_by_expiry on registry.invitation (expires_at);

-- Those who act for an organisation because they were invited
create table registry.invited_mandate (
  person uuid not null,
  organisation text collate "C" not null,
  invited_by uuid not null,
  email text not null,
  since timestamptz not null,
  primary key (person, organisation)
);
create index invited_mandate_by_organisation on registry.invited_mandate (organisation);
