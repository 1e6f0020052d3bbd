import { summary } from '../../../apps/web/src/features/meetings/sheet/summary';
import { textsIn } from '../../support/browser/texts';

const next = { date: '2026-12-07', startTime: '07:30', place: 'Café du Port' } as never;
const said = {
  network: 'Les Matinales',
  date: '2026-11-30',
  room: 18,
  guests: 3,
  welcomed: ['Zoé'],
  referrals: 4,
  next,
};

describe('The summary of a meeting', () => {
  it('says how many were there, greets the ticked visitors and names the next meeting', async () =>
    expect(
      summary(await textsIn('fr', 'further-'), said)
        .replaceAll(/[\u00a0\u202f]/g, ' ')
        .split('\n'),
    ).toEqual([
      'Les Matinales, lundi 30 novembre',
      '18 personnes dans la salle, dont 3 invités.',
      'Bienvenue à Zoé !',
      '4 recos données ce jour-là.',
      'Prochaine rencontre : lundi 7 décembre à 7 h 30, Café du Port.',
    ]));

  it('is complete in English, and leaves out what is not known', async () =>
    expect(
      summary(await textsIn('en', 'further-'), {
        ...said,
        guests: 0,
        welcomed: [],
        referrals: 0,
        next: null,
      }),
    ).toBe('Les Matinales, Monday 30 November\n18 people in the room.'));
});
