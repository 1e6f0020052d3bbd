import type { Day, NetworkId, PersonId, ReferralId } from '@relais/contracts';
import { ledgerRelations } from '@relais/ledger';
import { meetingRelations } from '@relais/meetings';
import { networkRelations } from '@relais/networks';
import { type Erased, peopleRelations } from '@relais/people';
import { vaultRelations } from '@relais/vault';
import type { EntityManager } from 'typeorm';

/** What is no longer kept from a day on: a person's contact data, everything about a person, or the prospect of a referral. */
export type DueErasure = Readonly<{
  networkId: NetworkId;
  what: Erased;
  about: PersonId | ReferralId;
  dueOn: Day;
}>;

/** What is due to be erased until a day (DOMAIN.md, "Privacy": kept) and was not erased yet. @param rows of the engine */
export const dueUntil = async (rows: EntityManager, day: Day): Promise<DueErasure[]> => [
  ...(await rows.query<DueErasure[]>(persons, [day])),
  ...(await rows.query<DueErasure[]>(prospects, [day])),
];

/**
 * People who are not members, from the day they left or were last there: e-mail, telephone and what they wrote of themselves one year,
 * everything else three. Without
 * membership, from the day they last came, gave or received. People who never came and have no role, from the day they were registered;
 * everything thirty days after the meeting for which a participant announced them, unless they accepted the network.
 */
const persons = `
  with open_network as (
    select network_id from ${networkRelations.chartersOn('$1::date')} c where charter ->> 'membership' = 'none'
  ), member as (
    select network_id, person_id, is_member, left_on from ${networkRelations.membersOn('$1::date')} m
  ), came as (
    select network_id, person_id, max(date) as came_on from ${meetingRelations.visits} v group by network_id, person_id
  ), exchanged as (
    select l.network_id, l.person_id, max(l.day) as exchanged_on
      from ${ledgerRelations.lines} l join open_network using (network_id) group by l.network_id, l.person_id
  ), announced as (
    select network_id, person_id, max(date) as announced_for from ${meetingRelations.announcedPeople} a group by network_id, person_id
  ), seen as (
    select p.network_id, p.person_id,
           coalesce(greatest(m.left_on, a.came_on, x.exchanged_on), case when r.person_id is null then p.known_on end) as last_on,
           case when coalesce(m.left_on, a.came_on, x.exchanged_on) is null and r.person_id is null and w.person_id is null
                then n.announced_for end as announced_for
      from ${peopleRelations.known} p
      left join member m using (network_id, person_id)
      left join came a using (network_id, person_id)
      left join exchanged x using (network_id, person_id)
      left join ${networkRelations.roles} r using (network_id, person_id)
      left join announced n using (network_id, person_id)
      left join ${networkRelations.answers} w using (network_id, person_id)
     where m.is_member is not true
       and not exists (select from ${peopleRelations.erased} e where e.network_id = p.network_id and e.subject_id = p.person_id and e.what = 'person')
  ), due as (
    select network_id, 'contact' as what, person_id, last_on, (last_on + interval '1 year')::date as due_on
      from seen
     where exists (select from ${vaultRelations.fields} v where v.subject_id = person_id and v.field in ('email', 'guestEmail', 'phone', 'presentation', 'goodContact'))
       and not exists (select from ${peopleRelations.erased} e where e.network_id = seen.network_id and e.subject_id = person_id
                        and e.what = 'contact' and e.erased_on >= last_on)
    union all
    select network_id, 'person', person_id, last_on, coalesce(announced_for + 30, (last_on + interval '3 years')::date) from seen
  )
  select network_id as "networkId", what, person_id as about, due_on::text as "dueOn"
    from due where due_on <= $1 order by due_on, network_id, person_id`;

/**
 * Prospects with values in the vault: a lead thirty days, a withdrawn or lost referral twelve months from then, any other three years
 * from the last of passed, agreed, contacted, won and thanked for.
 */
const prospects = `
  with kept as (
    select l.network_id, l.referral_id, l.kind, l.day, l.standing
      from ${ledgerRelations.lines} l join ${vaultRelations.subjects} k on k.subject_id = l.subject_id
     where l.known_to is null and (l.kind = 'given' or l.kind = 'lead-given' and l.until_day is null)
  ), after as (
    select network_id, referral_id, max(day) filter (where kind = 'withdrawal') as withdrawn_on,
           max(day) filter (where kind = 'thanks-given' and standing) as thanked_on
      from ${ledgerRelations.lines} l
     where known_to is null and kind in ('withdrawal', 'thanks-given') and referral_id is not null
     group by network_id, referral_id
  ), reported as (
    select network_id, referral_id, max(day) filter (where what <> 'acknowledged') as reported_on,
           (array_agg(what order by day desc, "position" desc) filter (where what <> 'acknowledged'))[1] as latest
      from ${ledgerRelations.steps} s group by network_id, referral_id
  ), due as (
    select network_id, referral_id, (case
        when not k.standing then a.withdrawn_on + interval '12 months'
        when k.kind = 'lead-given' then k.day + interval '30 days'
        when r.latest = 'lost' and (a.thanked_on is null or a.thanked_on < r.reported_on) then r.reported_on + interval '12 months'
        else greatest(k.day, a.thanked_on, r.reported_on) + interval '3 years'
      end)::date as due_on
      from kept k left join after a using (network_id, referral_id) left join reported r using (network_id, referral_id)
  )
  select network_id as "networkId", 'prospect' as what, referral_id as about, due_on::text as "dueOn"
    from due where due_on <= $1 order by due_on, network_id, referral_id`;
