import fc from 'fast-check';
import { presetsOf } from './presets';
import type { PersonId } from '../values/ids';
import { AttendanceStatus } from '../values/values';

type Listed = Parameters<typeof presetsOf>[0][number];

const ids = ['ada', 'ben', 'cleo', 'max', 'eve'] as PersonId[];
const listed = (personId: string, change: Partial<Listed> = {}): Listed => ({
  ...{ personId: personId as PersonId, isMember: true, status: null, announced: null },
  ...{ substituteFor: null, invitedBy: null },
  ...change,
});
const guest = (personId: string, change: Partial<Listed>): Listed =>
  listed(personId, { isMember: false, announced: 'yes', ...change });
const [ada, ben] = ids as [PersonId, PersonId];
const preset = (...people: Listed[]) => Object.fromEntries(presetsOf(people));

describe('The preset of a sheet', () => {
  it.each([
    [{}, 'present'],
    [{ announced: 'yes' }, 'present'],
    [{ announced: 'no' }, 'excused'],
    [{ announced: 'no', status: 'late' }, 'late'],
    [{ isMember: false, announced: 'yes' }, 'present'],
    [{ isMember: false, announced: 'no' }, 'excused'],
    [{ isMember: false }, null],
    [{ isMember: false, announced: 'yes', invitedBy: ben }, null],
    [{ isMember: false, announced: 'yes', invitedBy: ben, status: 'visitor' }, 'visitor'],
  ] as const)('of one person: %j → %s', (known, status) =>
    expect(preset(listed('ada', known))).toEqual({ ada: status }),
  );

  it('has an announced substitute in the room, and the member represented', () =>
    expect(preset(listed('ada', { announced: 'no' }), guest('max', { substituteFor: ada }))).toEqual({
      ...{ ada: 'represented', max: 'substitute' },
    }));

  it('leaves the substitute aside once the member is recorded as being there', () =>
    expect(
      preset(listed('ada', { announced: 'no', status: 'late' }), guest('max', { substituteFor: ada })),
    ).toEqual({ ada: 'late', max: null }));

  it('excuses the member once the substitute is recorded otherwise', () =>
    expect(
      preset(listed('ada', { announced: 'no' }), guest('max', { substituteFor: ada, status: 'visitor' })),
    ).toEqual({ ada: 'excused', max: 'visitor' }));

  it('keeps what is recorded, represents nobody without a substitute, and has nobody there in two ways', () =>
    fc.assert(
      fc.property(people(), (listed) => {
        const presets = presetsOf(listed);
        for (const { personId, status, announced, isMember, invitedBy } of listed) {
          const shown = presets.get(personId);
          if (status !== null) expect(shown).toBe(status);
          if (status === null && shown === 'represented')
            expect(
              listed.some(
                (one) => one.substituteFor === personId && presets.get(one.personId) === 'substitute',
              ),
            ).toBe(true);
          if (status === null && shown === 'substitute') {
            const member = listed.find((one) => one.personId === personId)?.substituteFor;
            expect(['present', 'late', 'visitor', 'substitute']).not.toContain(presets.get(member!));
          }
          if (status === null && announced === 'no') expect(['excused', 'represented']).toContain(shown);
          if (status === null && !isMember && invitedBy !== null) expect(shown ?? 'null').not.toBe('present');
        }
      }),
    ));
});

/** What the server can answer: who said no is nobody's substitute, and who has one said no. */
function people(): fc.Arbitrary<Listed[]> {
  const one = fc.record({
    isMember: fc.boolean(),
    status: fc.option(fc.constantFrom(...AttendanceStatus.options), { nil: null }),
    said: fc.constantFrom('yes' as const, 'no' as const, null),
    substitute: fc.option(fc.constantFrom(...ids), { nil: null }),
    bringsGuest: fc.option(fc.constantFrom(...ids), { nil: null }),
  });
  return fc.tuple(...ids.map(() => one)).map((said) =>
    ids.map((personId, at) => {
      const own = said[at]!;
      const member = said.findIndex(
        (other, n) => n !== at && other.said === 'no' && other.substitute === personId,
      );
      const host = said.findIndex(({ bringsGuest }, n) => n !== at && bringsGuest === personId);
      const isNamed = own.said !== 'no' && (member >= 0 || host >= 0);
      return listed(personId, {
        ...{ isMember: own.isMember, status: own.status, announced: isNamed ? 'yes' : own.said },
        ...{
          substituteFor: isNamed ? (ids[member] ?? null) : null,
          invitedBy: isNamed ? (ids[host] ?? null) : null,
        },
      });
    }),
  );
}
