const questions = [
  `select 'The log has no event at position ' || before + 1 || '; the next one is at ' || "position" || '.' as fault
     from (select "position", lag("position", 1, 0::bigint) over (order by "position") as before from event) e
    where "position" <> before + 1 order by "position" limit 20`,
  `select 'The head of the log stands at ' || "position" || ', its last event at ' || last || '.' as fault
     from log_head, (select coalesce(max("position"), 0) as last from event) e where "position" <> last`,
  `select 'The events at position ' || "position" || ' and before it are not recorded one after the other.' as fault
     from (select "position", recorded_at, lag(recorded_at) over (order by "position") as before from event) e
    where recorded_at <= before order by "position" limit 20`,
  `select 'The stream ' || stream || ' has ' || count(*) || ' events, but revisions from ' || min(revision) || ' to ' || max(revision) || '.' as fault
     from event group by stream having min(revision) <> 0 or max(revision) <> count(*) - 1 order by stream limit 20`,
];

/**
 * The faults of the log, at most 20 sentences of a kind.
 * @param query runs a statement on the database of the log, perhaps in a transaction, and returns its rows
 */
export async function auditLog(
  query: (statement: string) => Promise<{ fault: string }[]>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const question of questions) for (const { fault } of await query(question)) faults.push(fault);
  return faults;
}
