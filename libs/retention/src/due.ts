import type { Day, NetworkId, PersonId, ReferralId } from '@relais/contracts';
import type { Erased } from '@relais/privacy';
import type { EntityManager } from 'typeorm';

/** What is no longer kept from a day on: a person's contact data or everything of him, or the prospect of a referral. */
export type DueErasure = Readonly<{
  networkId: NetworkId;
  what: Erased;
  about: PersonId | ReferralId;
  dueOn: Day;
}>;

/**
 * What falls due until a day (DOMAIN.md, "Privacy": kept) and was not erased yet.
 * @param rows of the engine
 */
export const dueUntil = async (rows: EntityManager, day: Day): Promise<DueErasure[]> => [
  ...(await rows.query<DueErasure[]>(persons, [day])),
  ...(await rows.query<DueErasure[]>(prospects, [day])),
];

/**
 * Who is no member, from the day he left or was last there: e-mail and telephone a year, everything else three. Where there is no
 * membership, from the day he last came, gave or received. Who never came and has no role, from the day he was registered.
 */
const persons = `
  with charter as (
    select distinct on (network_id) network_id, charter ->> 'membership' = 'none' as is_open
      from charter_version where from_day <= $1 order by network_id, from_day desc
  ), seen as (
    select p.network_id, p.person_id,
           exists (select from membership m where m.network_id = p.network_id and m.person_id = p.person_id
                    and (m.left_on is null or m.left_on > $1)) as is_member,
           coalesce(greatest(
             (select max(m.left_on) from membership m where m.network_id = p.network_id and m.person_id = p.person_id),
             (select max(g.date) from attendance a join meeting g using (meeting_id)
               where a.network_id = p.network_id and a.person_id = p.person_id
                 and a.status in ('present', 'late', 'visitor', 'substitute')),
             case when c.is_open then
               (select max(l.day) from ledger_line l where l.network_id = p.network_id and l.person_id = p.person_id) end),
             case when not exists (
               select from role_grant r where r.network_id = p.network_id and r.person_id = p.person_id) then p.known_on end) as last_on
      from known_person p left join charter c using (network_id)
     where not exists (select from erased_subject e where e.network_id = p.network_id and e.subject_id = p.person_id and e.what = 'person')
  ), due as (
    select network_id, 'contact' as what, person_id, last_on, (last_on + interval '1 year')::date as due_on
      from seen where not is_member
       and exists (select from vault_value v where v.subject_id = person_id and v.field in ('email', 'phone'))
       and not exists (select from erased_subject e where e.network_id = seen.network_id and e.subject_id = person_id
                        and e.what = 'contact' and e.erased_on >= last_on)
    union all
    select network_id, 'person', person_id, last_on, (last_on + interval '3 years')::date from seen where not is_member
  )
  select network_id as "networkId", what, person_id as about, due_on::text as "dueOn"
    from due where due_on <= $1 order by due_on, network_id, person_id`;

/**
 * Of whom the vault has something: a lead thirty days, a withdrawn referral twelve months from its withdrawal, any other three years
 * from the last of passed, agreed and thanked for.
 */
const prospects = `
  with kept as (
    select l.network_id, l.referral_id, l.kind, l.day, l.standing
      from ledger_line l join vault_key k on k.subject_id = l.subject_id
     where l.known_to is null and (l.kind = 'given' or l.kind = 'lead-given' and l.until_day is null)
  ), due as (
    select k.network_id, k.referral_id, (case
        when not k.standing then (
          select max(w.day) from ledger_line w
           where w.network_id = k.network_id and w.referral_id = k.referral_id and w.kind = 'withdrawal') + interval '12 months'
        when k.kind = 'lead-given' then k.day + interval '30 days'
        else greatest(k.day, (
          select max(t.day) from ledger_line t
           where t.network_id = k.network_id and t.referral_id = k.referral_id and t.kind = 'thanks-given' and t.standing)) + interval '3 years'
      end)::date as due_on
      from kept k
  )
  select network_id as "networkId", 'prospect' as what, referral_id as about, due_on::text as "dueOn"
    from due where due_on <= $1 order by due_on, network_id, referral_id`;
