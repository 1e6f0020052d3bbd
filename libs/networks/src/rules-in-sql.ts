/** Rules over days for SQL over many networks at once, as relations; `rules-in-sql.spec.ts` compares each with the pure rule. */

/**
 * `(network_id, person_id, is_member, left_on)` of everyone who was ever admitted, as `isMemberOn` and `lastLeftOn` say.
 * @param day an SQL expression of type date
 */
export const membersOnInSql = (day: string): string => `(
    select network_id, person_id,
           bool_or((joined_on is null or joined_on <= ${day}) and (left_on is null or ${day} < left_on)) as is_member,
           max(left_on) filter (where left_on <= ${day}) as left_on
      from membership group by network_id, person_id)`;

/**
 * `(network_id, charter)` of each network that ever adopted a charter, the same as `charterOn`.
 * @param day an SQL expression of type date
 */
export const chartersOnInSql = (day: string): string => `(
    select distinct on (network_id) network_id, charter
      from charter_version order by network_id, from_day > ${day}, abs(from_day - ${day}))`;

/**
 * Whether the person of a row (by its alias) was never a member of the network in it, nor is a participant because it has no
 * membership (DOMAIN.md, "Words").
 * @param day an SQL expression of type date over the network `n`; today in its zone unless given
 */
export const isVisitorInSql = (row: string, day = '(now() at time zone n.timezone)::date'): string => `(
    not exists (select from membership m where m.network_id = ${row}.network_id and m.person_id = ${row}.person_id)
    and not exists (
      select from network n cross join lateral ${chartersOnInSql(day)} c
       where n.network_id = ${row}.network_id and c.network_id = n.network_id and c.charter ->> 'membership' = 'none'))`;
