import { Charter, PersonId } from '@relais/contracts';
import type { PersonCard } from '@relais/people';
import { ownWordsOf } from './own-words';

const card: PersonCard = {
  personId: PersonId.parse('00000000-0000-4000-8000-0000000000a1'),
  ...{ ref: 'ada', name: 'Ada', company: null, sector: null, email: null, guestEmail: null },
  ...{ phone: '+33639981001', presentation: 'Toits en ardoise', goodContact: 'un syndic' },
  ...{ declinesFollowUp: false, isPhoneShown: false, isCardShown: false },
};
const charter = Charter.parse({});
const support = Charter.parse({ purpose: 'support' });
const other = { isMine: false, isParticipant: true, charter, region: 'FR' as const };
const nothing = { presentation: null, goodContact: null, phone: null, tel: null, phoneShown: null };
const words = { presentation: 'Toits en ardoise', goodContact: 'un syndic' };
const number = { phone: '06 39 98 10 01', tel: '+33639981001' };

describe('What a person says of themselves', () => {
  it('is read by others, the telephone if the person shows it', () => {
    expect(ownWordsOf(card, other)).toEqual({ ...nothing, ...words });
    expect(ownWordsOf({ ...card, isPhoneShown: true }, other)).toEqual({ ...nothing, ...words, ...number });
  });

  it('is read by nobody else once they are no participant, and where the purpose is support', () => {
    const shown = { ...card, isPhoneShown: true };
    expect(ownWordsOf(shown, { ...other, isParticipant: false })).toEqual(nothing);
    expect(ownWordsOf(shown, { ...other, charter: support })).toEqual(nothing);
  });

  it('is always read by themselves', () => {
    const mine = { ...other, isMine: true, isParticipant: false, charter: support };
    expect(ownWordsOf(card, mine)).toEqual({ ...words, ...number, phoneShown: false });
    expect(ownWordsOf({ ...card, isPhoneShown: true }, mine).phoneShown).toBe(true);
  });

  it('is nothing of a person who said nothing or was erased', () => {
    expect(ownWordsOf(undefined, other)).toEqual(nothing);
    expect(ownWordsOf({ ...card, phone: null, isPhoneShown: true }, other)).toMatchObject({ tel: null });
  });
});
