import type { PersonId } from '@relais/contracts';
import type { Entry, Member } from '../../server/reads';
import { cardsOf, threadWith } from './cards.rules';

const today = '2026-03-02';
const member = (name: string | null, said: Partial<Member> = {}): Member => ({
  ...{
    personId: name as PersonId,
    ref: name ?? '',
    name,
    sector: null,
    company: null,
    role: 'member' as const,
  },
  ...{ presentation: null, goodContact: null, phone: null, tel: null, phoneShown: null, needs: [] },
  ...{ suspended: null, hasSignedIn: null, joinedOn: null, leftOn: null },
  ...{ given: null, received: null, balance: null },
  ...said,
});
const ada = member('Ada', { sector: 'Couvreuse', presentation: 'Toits en ardoise à Sète' });
const ben = member('Ben', {
  company: 'Crémerie du Port',
  goodContact: 'un hôtel',
  needs: [{ needId: 'n' as never, text: 'un hangar', until: today }],
});
const found = (words: string, ...others: Member[]) =>
  cardsOf([ada, ben, ...others], today, words).map(({ name }) => name);

describe('Who does what', () => {
  it('finds by name, trade, company, and what people say, accents and capitals aside', () => {
    expect(found('')).toEqual(['Ada', 'Ben']);
    for (const words of ['ada', 'COUVREUSE', 'ardoise sete', 'toits Sète'])
      expect(found(words)).toEqual(['Ada']);
    for (const words of ['cremerie', 'hotel', 'hangar port']) expect(found(words)).toEqual(['Ben']);
    expect(found('ardoise hangar')).toEqual([]);
  });

  it('lists who is there today, by name', () => {
    const left = member('Lea', { joinedOn: '2020-01-01', leftOn: today });
    const later = member('Max', { joinedOn: '2026-03-03' });
    expect(found('', left, later, member(null))).toEqual(['Ada', 'Ben']);
  });
});

describe('The thread with a person', () => {
  const entry = (
    id: string,
    on: string,
    kind: Entry['kind'],
    who: string | null,
    said: Partial<Entry> = {},
  ) =>
    ({
      ...{ id, on, kind, counterpart: who && { personId: who as PersonId, ref: who, name: who } },
      ...{ prospect: null, need: null, amountInCents: null, standing: true, ...said },
    }) as unknown as Entry;
  const met = (id: string, on: string, who: string, withdrawn = false) => ({
    ...{ oneToOneId: id, on, with: { personId: who as PersonId, name: who }, withdrawn },
  });

  it('has what was given, received, thanked for and talked over between the two, the latest first', () => {
    const thread = threadWith(
      'Ada' as PersonId,
      [
        entry('1', '2026-01-01', 'given', 'Ada', { prospect: 'Zoé', need: 'un toit' }),
        entry('2', '2026-01-02', 'received', 'Ben'),
        entry('3', '2026-01-03', 'thanks-credited', 'Ada', { amountInCents: 5 }),
        entry('4', '2026-01-04', 'withdrawal', 'Ada'),
        entry('5', '2026-01-05', 'lead-received', 'Ada', { standing: false }),
      ],
      [met('6', '2026-01-04', 'Ada'), met('7', '2026-01-06', 'Ben'), met('8', '2026-01-07', 'Ada', true)],
    );
    expect(thread.map(({ key, about, standing }) => [key, about, standing])).toEqual([
      ['8', null, false],
      ['5', null, false],
      ['6', null, true],
      ['3', null, true],
      ['1', 'Zoé · un toit', true],
    ]);
  });
});
