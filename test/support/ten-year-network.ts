import type { Vault } from '@relais/vault';

type Run = (statement: string, values?: unknown[]) => Promise<unknown[]>;

const members = 40;

/** A network of ten years: people, meetings in whose room every fifth is, referrals with their prospects, thanks for each fourth. */
export async function tenYearNetwork(
  run: Run,
  networkId: string,
  { people, meetings, referrals }: Readonly<{ people: number; meetings: number; referrals: number }>,
): Promise<void> {
  const id = (what: string, n: string) => `md5($1::text || '${what}' || ${n})::uuid`;
  for (const statement of [
    `insert into known_person (network_id, person_id, known_on)
       select $1, ${id('person', 'n')}, '2016-01-01' from generate_series(1, ${String(people)}) n`,
    `insert into membership (network_id, person_id, spell, joined_on)
       select $1, ${id('person', 'n')}, 0, '2016-01-01' from generate_series(1, ${String(members)}) n`,
    `insert into meeting (meeting_id, network_id, ref, date, start_time, kind, status)
       select ${id('meeting', 'n')}, $1, n, date '2016-01-01' + n * 7, '07:30', 'breakfast', 'held' from generate_series(1, ${String(meetings)}) n`,
    `insert into attendance (meeting_id, person_id, network_id, status)
       select ${id('meeting', 'm')}, ${id('person', 'p')}, $1, 'present'
         from generate_series(1, ${String(meetings)}) m, generate_series(1, ${String(people)}) p where (m + p) % 5 = 0`,
    `insert into attendance (meeting_id, person_id, network_id, status, invited_by)
       select ${id('meeting', 'm')}, ${id('guest', 'm')}, $1, 'visitor', ${id('person', `m % ${String(members)} + 1`)}
         from generate_series(1, ${String(meetings)}) m`,
    `insert into announcement (meeting_id, person_id, network_id, coming)
       select ${id('meeting', 'm')}, ${id('person', 'n')}, $1, 'yes' from generate_series(1, ${String(meetings)}) m, generate_series(1, ${String(members)}) n`,
    `insert into need (need_id, network_id, person_id, stated_on, until, withdrawn, recorded_at)
       select ${id('need', 'm * 100 + n')}, $1, ${id('person', 'n')}, date '2016-01-01' + m * 7, date '2016-01-01' + m * 7 + 30, false, '2020-01-01'
         from generate_series(1, ${String(meetings)}) m, generate_series(1, ${String(members)}) n where (m + n) % 20 = 0`,
    `insert into vault_key (subject_id, network_id, wrapped_key, kind)
       select ${id('person', 'n')}, $1, ''::bytea, 'person' from generate_series(1, ${String(people)}) n
       union all select ${id('prospect', 'n')}, $1, ''::bytea, 'referral' from generate_series(1, ${String(referrals)}) n`,
    `insert into vault_value (subject_id, network_id, field, sealed)
       select subject_id, $1, 'name', '' from vault_key where network_id = $1`,
    ...['given', 'received'].map(
      (
        kind,
      ) => `insert into ledger_line (network_id, person_id, line_id, kind, known_from, recorded_at, "position", day, counterpart_id,
           referral_id, given, received, lead, standing, imported, subject_id)
         select $1, ${id('person', kind === 'given' ? `n % ${String(members)} + 1` : `(n + 1) % ${String(members)} + 1`)}, ${id('referral', 'n')}, '${kind}',
                '2020-01-01', '2020-01-01', n, date '2016-01-01' + n % 3600,
                ${id('person', kind === 'given' ? `(n + 1) % ${String(members)} + 1` : `n % ${String(members)} + 1`)}, ${id('referral', 'n')},
                ${kind === 'given' ? '1, 0' : '0, 1'}, 0, true, false, ${kind === 'given' ? id('prospect', 'n') : 'null'}
           from generate_series(1, ${String(referrals)}) n`,
    ),
    `insert into ledger_line (network_id, person_id, line_id, kind, known_from, recorded_at, "position", day, counterpart_id,
         referral_id, given, received, lead, amount_in_cents, standing, imported)
       select $1, counterpart_id, md5(line_id::text)::uuid, 'thanks-given', '2020-01-01', '2020-01-01', "position", day + 30, person_id,
              line_id, 0, 0, 0, 5000, true, false
         from ledger_line where network_id = $1 and kind = 'given' and "position" % 4 = 0`,
    `insert into ledger_total (network_id, person_id, given, received, latest_day)
       select network_id, person_id, sum(given), sum(received), max(day)
         from ledger_line where network_id = $1 and kind in ('given', 'received') group by network_id, person_id`,
  ])
    await run(statement.replaceAll('$1', `'${networkId}'::uuid`));
}

/** Gives the people of a network names that can be opened. */
export async function nameEveryone(run: Run, vault: Vault, networkId: string): Promise<void> {
  const people = (await run('select person_id as id from known_person where network_id = $1', [
    networkId,
  ])) as { id: string }[];
  const sealed = people.flatMap(({ id }) => vault.sealNew(networkId, id, { name: `Person ${id}` }));
  const ids = sealed.map(({ subjectId }) => subjectId);
  for (const [table, column, bytes] of [
    ['vault_key', 'wrapped_key', sealed.map(({ wrappedKey }) => wrappedKey)],
    ['vault_value', 'sealed', sealed.map(({ values }) => values[0]?.sealed)],
  ] as const)
    await run(
      `update ${table} set ${column} = bytes from unnest($1::uuid[], $2::bytea[]) as s (id, bytes) where subject_id = id`,
      [ids, bytes],
    );
}
