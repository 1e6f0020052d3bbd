import { randomUUID } from 'node:crypto';
import { Database } from '@relais/database';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { dueUntil } from './due';
import { planErasures } from './plan';

let fresh: TestDatabase;
let database: Database;
const club = randomUUID();
beforeEach(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, []);
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
});

const run = (statement: string, values: readonly unknown[]) => database.engine.query(statement, [...values]);
const due = (day: string) => dueUntil(database.engine.manager, day);

async function known({ contact = true, from = '2019-01-01' } = {}): Promise<string> {
  const personId = randomUUID();
  await run('insert into known_person (network_id, person_id, known_on) values ($1, $2, $3)', [
    ...[club, personId, from],
  ]);
  await run(
    `insert into vault_key (subject_id, network_id, kind, wrapped_key) values ($1, $2, 'person', '')`,
    [personId, club],
  );
  for (const field of ['name', ...(contact ? ['email'] : [])])
    await run(`insert into vault_value (subject_id, network_id, field, sealed) values ($1, $2, $3, '')`, [
      ...[personId, club, field],
    ]);
  return personId;
}

async function attended(personId: string, day: string, status = 'visitor'): Promise<void> {
  const meetingId = randomUUID();
  await run(`insert into meeting values ($1, $2, $3, $4, '07:30', null, 'breakfast', 'held')`, [
    ...[meetingId, club, meetingId, day],
  ]);
  await run('insert into attendance (meeting_id, person_id, network_id, status) values ($1, $2, $3, $4)', [
    ...[meetingId, personId, club, status],
  ]);
}

async function announced(personId: string, day: string): Promise<void> {
  const meetingId = randomUUID();
  await run(`insert into meeting values ($1, $2, $3, $4, '07:30', null, 'breakfast', 'held')`, [
    ...[meetingId, club, meetingId, day],
  ]);
  await run('insert into announced_person values ($1, $2, $3)', [club, personId, meetingId]);
}

const member = (personId: string, leftOn: string | null) =>
  run(
    `insert into membership (network_id, person_id, spell, joined_on, left_on) values ($1, $2, 0, '2020-01-01', $3)`,
    [...[club, personId, leftOn]],
  );

const exchanged = (personId: string, day: string) =>
  run(
    `insert into ledger_line (network_id, person_id, line_id, kind, known_from, recorded_at, "position", day, counterpart_id,
       given, received, lead, standing, imported)
     values ($1, $2, gen_random_uuid(), 'given', now(), now(), 1, $3, gen_random_uuid(), 1, 0, 0, true, false)`,
    [club, personId, day],
  );

async function referral(kind: string, day: string, { kept = true, standing = true } = {}): Promise<string> {
  const [referralId, subjectId] = [randomUUID(), randomUUID()];
  await line(referralId, kind, day, standing, subjectId);
  if (kept)
    await run(
      `insert into vault_key (subject_id, network_id, kind, wrapped_key) values ($1, $2, 'person', '')`,
      [subjectId, club],
    );
  return referralId;
}

const line = (
  referralId: string,
  kind: string,
  day: string,
  standing = true,
  subjectId: string | null = null,
) =>
  run(
    `insert into ledger_line (network_id, person_id, line_id, kind, known_from, recorded_at, "position", day, counterpart_id,
       referral_id, given, received, lead, standing, imported, subject_id)
     values ($1, gen_random_uuid(), gen_random_uuid(), $3, now(), now(), 1, $4, gen_random_uuid(), $2, 0, 0, 0, $5, false, $6)`,
    [club, referralId, kind, day, standing, subjectId],
  );

let steps = 0;
const step = (referralId: string, what: string, day: string, takenBackOn: string | null = null) =>
  run(
    `insert into referral_step (network_id, referral_id, "position", what, day, known_from, known_to)
     values ($1, $2, $3, $4, $5, $5::date, $6::date)`,
    [club, referralId, (steps += 1), what, day, takenBackOn],
  );

describe('What is no longer kept', () => {
  it('is a visitor’s contact after a year, and their name after three, from their last visit', async () => {
    const personId = await known();
    await attended(personId, '2023-01-10');
    await attended(personId, '2023-03-02');
    await attended(personId, '2025-01-01', 'absent');
    expect(await due('2024-03-01')).toEqual([]);
    const contact = { networkId: club, what: 'contact', about: personId, dueOn: '2024-03-02' };
    expect(await due('2024-03-02')).toEqual([contact]);
    expect(await due('2026-03-02')).toEqual([
      contact,
      { networkId: club, what: 'person', about: personId, dueOn: '2026-03-02' },
    ]);
  });

  it('is that of a person who was invited and never came, from that day, unless they have a role', async () => {
    const [invited, host] = [await known({ from: '2023-03-02' }), await known({ from: '2023-03-02' })];
    await attended(invited, '2023-06-01', 'absent');
    await run('insert into role_grant values ($1, $2, $3)', [club, host, 'host']);
    expect(await due('2024-03-01')).toEqual([]);
    const found = (await due('2026-03-02')).map(({ what, about, dueOn }) => [what, about, dueOn]);
    expect(found).toEqual([
      ['contact', invited, '2024-03-02'],
      ['person', invited, '2026-03-02'],
    ]);
  });

  it('is a former member’s from the day they left; nothing of a member', async () => {
    const [former, active] = [await known(), await known()];
    await member(former, '2022-05-01');
    await member(active, null);
    await attended(active, '2020-01-01', 'present');
    const found = (await due('2025-05-01')).map(({ what, about, dueOn }) => [what, about, dueOn]);
    expect(found).toEqual([
      ['contact', former, '2023-05-01'],
      ['person', former, '2025-05-01'],
    ]);
  });

  it('is no contact where there is none, and nothing twice', async () => {
    const personId = await known({ contact: false });
    await attended(personId, '2020-01-10');
    expect((await due('2022-01-01')).length).toBe(0);
    await run(`insert into erased_subject values ($1, $2, 'person', $2, '2023-01-10')`, [club, personId]);
    expect(await due('2026-01-01')).toEqual([]);
  });

  it('is everything about a guest thirty days after the meeting to which they did not come', async () => {
    const from = '2026-01-01';
    const [missing, came, invited] = [await known({ from }), await known({ from }), await known({ from })];
    for (const personId of [missing, came, invited]) await announced(personId, '2026-03-02');
    await attended(came, '2026-03-02');
    await announced(missing, '2026-03-09');
    await run('insert into membership_answer (network_id, person_id, answer) values ($1, $2, $3)', [
      ...[club, invited, 'accepted'],
    ]);
    const erased = async (day: string) => (await due(day)).filter(({ what }) => what === 'person');
    expect(await erased('2026-04-07')).toEqual([]);
    expect(await erased('2026-04-08')).toEqual([
      { networkId: club, what: 'person', about: missing, dueOn: '2026-04-08' },
    ]);
  });

  it('counts from the last exchange where there is no membership', async () => {
    await run('insert into charter_version values ($1, $2, $3)', [
      club,
      '2019-01-01',
      '{"membership":"none"}',
    ]);
    const personId = await known({ contact: false });
    await attended(personId, '2020-01-10');
    await exchanged(personId, '2021-06-01');
    expect((await due('2024-05-31')).length).toBe(0);
    expect((await due('2024-06-01')).map(({ what }) => what)).toEqual(['person']);
  });

  it('counts in the same way before the day of the first charter, which holds then too', async () => {
    await run('insert into charter_version values ($1, $2, $3)', [
      ...[club, '2099-01-01', '{"membership":"none"}'],
    ]);
    const personId = await known({ contact: false });
    await attended(personId, '2020-01-10');
    await exchanged(personId, '2021-06-01');
    expect((await due('2024-05-31')).length).toBe(0);
    expect((await due('2024-06-01')).map(({ what }) => what)).toEqual(['person']);
  });

  it('is the prospect of a lost referral after twelve months, of one that was reported otherwise three years later', async () => {
    const lost = await referral('given', '2023-01-01');
    await step(lost, 'contacted', '2023-01-05');
    await step(lost, 'lost', '2023-03-01');
    const contacted = await referral('given', '2023-01-01');
    await step(contacted, 'acknowledged', '2024-01-01');
    await step(contacted, 'lost', '2023-01-05');
    await step(contacted, 'contacted', '2023-04-01');
    await step(contacted, 'lost', '2023-05-01', '2023-05-02');
    const thanked = await referral('given', '2023-01-01');
    await step(thanked, 'lost', '2023-03-01');
    await line(thanked, 'thanks-given', '2023-06-01');
    expect((await due('2026-12-31')).map(({ about, dueOn }) => [about, dueOn])).toEqual([
      [lost, '2024-03-01'],
      [contacted, '2026-04-01'],
      [thanked, '2026-06-01'],
    ]);
  });

  it('is a lead after thirty days, what was withdrawn after twelve months, everything else after three years', async () => {
    const lead = await referral('lead-given', '2023-01-01');
    const passed = await referral('given', '2023-01-01');
    const thanked = await referral('given', '2023-01-01');
    await line(thanked, 'thanks-given', '2023-06-01');
    const withdrawn = await referral('given', '2023-01-01', { standing: false });
    await line(withdrawn, 'withdrawal', '2023-02-01');
    await referral('given', '2000-01-01', { kept: false });
    expect((await due('2026-12-31')).map(({ what, about, dueOn }) => [what, about, dueOn])).toEqual([
      ['prospect', lead, '2023-01-31'],
      ['prospect', withdrawn, '2024-02-01'],
      ['prospect', passed, '2026-01-01'],
      ['prospect', thanked, '2026-06-01'],
    ]);
  });
});

describe('The plan of erasures', () => {
  const plan = (day: string) => planErasures(database.engine.manager, day);
  const planned = () =>
    database.engine.query<{ what: string; on: string }[]>(
      `select what, erase_on::text as on from planned_erasure order by erase_on`,
    );

  it('shows each a week ahead, even when it was due long ago', async () => {
    await attended(await known(), '2023-01-10');
    expect(await plan('2024-01-02')).toEqual([]);
    expect(await planned()).toEqual([]);
    expect(await plan('2024-01-03')).toEqual([]);
    expect(await planned()).toEqual([{ what: 'contact', on: '2024-01-10' }]);
    expect((await plan('2024-01-10')).map(({ what }) => what)).toEqual(['contact']);

    const late = await known({ contact: false });
    await attended(late, '2015-01-01');
    expect((await plan('2024-01-11')).map(({ about }) => about)).not.toContain(late);
    expect((await plan('2024-01-18')).map(({ about }) => about)).toContain(late);
  });

  it('drops people who come back', async () => {
    const personId = await known();
    await attended(personId, '2023-01-10');
    await plan('2024-01-05');
    await attended(personId, '2024-01-06');
    expect(await plan('2024-01-10')).toEqual([]);
    expect(await planned()).toEqual([]);
  });
});
