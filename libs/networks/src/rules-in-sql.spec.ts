import { Charter, type Day, PersonId } from '@relais/contracts';
import { Database } from '@relais/database';
import fc from 'fast-check';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { charterOn } from './charter/charters.rules';
import { MemberIndex, type Membership } from './membership/member-index';
import { lastLeftOn } from './membership/membership-periods.rules';
import { chartersOnInSql, isVisitorInSql, membersOnInSql } from './rules-in-sql';

let fresh: TestDatabase;
let database: Database;
beforeAll(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, []);
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const networkId = '00000000-0000-4000-8000-000000000e70';
const circle = ['a1', 'b1', 'c1'].map((end) => PersonId.parse(`00000000-0000-4000-8000-0000000000${end}`));
const anyDay = fc.integer({ min: 1, max: 9 }).map((day): Day => `2026-03-0${String(day)}`);
const anyPeriod = fc
  .tuple(fc.constantFrom(...circle), fc.option(anyDay), fc.option(anyDay))
  .map(([personId, joinedOn, leftOn]): Membership => ({
    personId,
    joinedOn,
    leftOn,
    because: leftOn === null ? null : 'left',
  }));
const anyCharter = fc
  .tuple(anyDay, fc.integer({ min: 1, max: 99 }), fc.constantFrom('yes', 'none'))
  .map(([from, comfortSize, membership]) => ({ from, charter: Charter.parse({ comfortSize, membership }) }));

describe('A rule in SQL', () => {
  it('of membership says the same as the pure one, of any periods on any day', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyPeriod, { maxLength: 8 }), anyDay, async (periods, day) => {
        const index = MemberIndex.fromPeriods(periods);
        const found = await inDatabase(
          `insert into membership (network_id, person_id, spell, joined_on, left_on)
           select $1, person_id, n, joined_on, left_on
             from unnest($2::uuid[], $3::int[], $4::date[], $5::date[]) as p (person_id, n, joined_on, left_on)`,
          [
            networkId,
            periods.map(({ personId }) => personId),
            periods.map((_, n) => n),
            periods.map(({ joinedOn }) => joinedOn),
            periods.map(({ leftOn }) => leftOn),
          ],
          `select person_id as "personId", is_member as "isMember", left_on::text as "leftOn"
             from ${membersOnInSql(`date '${day}'`)} m order by person_id`,
        );
        expect(found).toEqual(
          index
            .persons()
            .sort()
            .map((personId) => ({
              personId,
              isMember: index.isMemberOn(personId, day),
              leftOn: lastLeftOn(index.periodsOf(personId), day),
            })),
        );
      }),
      { numRuns: 100 },
    ));

  it('of charters says the same as the pure one, of any versions on any day', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyCharter, { maxLength: 4, selector: ({ from }) => from }),
        anyDay,
        async (versions, day) => {
          const found = await inDatabase(
            'insert into charter_version select $1, * from unnest($2::date[], $3::json[])',
            [
              networkId,
              versions.map(({ from }) => from),
              versions.map(({ charter }) => JSON.stringify(charter)),
            ],
            `select charter from ${chartersOnInSql(`date '${day}'`)} c`,
          );
          const charters = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1));
          expect(found).toEqual(versions.length === 0 ? [] : [{ charter: charterOn({ charters }, day) }]);
        },
      ),
      { numRuns: 100 },
    ));

  it('of visitors: never a member, in a network that has membership on the day', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(anyPeriod, { maxLength: 3 }),
        fc.uniqueArray(anyCharter, { maxLength: 3, selector: ({ from }) => from }),
        anyDay,
        async (periods, versions, day) => {
          const found = await inDatabase(
            `with n as (insert into network (network_id, ref, timezone, currency, language)
                        values ($1, 'club', 'UTC', 'EUR', 'fr')),
                  m as (insert into membership (network_id, person_id, spell, joined_on, left_on)
                        select $1, person_id, n, joined_on, left_on
                          from unnest($2::uuid[], $3::int[], $4::date[], $5::date[]) as p (person_id, n, joined_on, left_on))
             insert into charter_version select $1, * from unnest($6::date[], $7::json[])`,
            [
              networkId,
              periods.map(({ personId }) => personId),
              periods.map((_, n) => n),
              periods.map(({ joinedOn }) => joinedOn),
              periods.map(({ leftOn }) => leftOn),
              versions.map(({ from }) => from),
              versions.map(({ charter }) => JSON.stringify(charter)),
            ],
            `select ${isVisitorInSql('p', `date '${day}'`)} as "isVisitor"
               from unnest(array['${networkId}'::uuid], array['${circle[0]}'::uuid]) p (network_id, person_id)`,
          );
          const charters = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1));
          const wasMember = MemberIndex.fromPeriods(periods).wasEverMember(circle[0]!);
          const { membership } = charterOn({ charters }, day);
          expect(found).toEqual([{ isVisitor: membership === 'yes' && !wasMember }]);
        },
      ),
      { numRuns: 100 },
    ));
});

/** The result in a database that has only these rows. */
async function inDatabase(insert: string, values: unknown[], select: string): Promise<unknown> {
  const runner = database.engine.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query(insert, values);
    return await runner.query(select);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}
