import type { Summary } from '../../../apps/web/src/server/outbox/outbox.rules';
import { standingWordsIn } from '../../../apps/web/src/ui/standing-words';
import { textsIn } from '../../support/browser/texts';

describe('How far an entry is', () => {
  let french: ReturnType<typeof standingWordsIn>;
  let english: ReturnType<typeof standingWordsIn>;
  beforeAll(async () => {
    const [fr, en] = [await textsIn('fr'), await textsIn('en')];
    [french, english] = [standingWordsIn((text) => fr._(text)), standingWordsIn((text) => en._(text))];
  });

  it.each<[Summary['says'], count: number, string, string]>([
    ['sent', 0, 'Tout est enregistré', 'All saved'],
    ['held', 1, 'Bientôt envoyé', 'Sending soon'],
    ['waiting', 2, '2 à envoyer', '2 to send'],
    ['refused', 1, '1 à revoir', '1 to review'],
    ['unkept', 1, 'Ne ferme pas : 1 à envoyer', 'Keep this open: 1 to send'],
    ['unkept', 0, "Rien n'est gardé ici", 'Nothing is kept here'],
  ])('is said of everything in the same words everywhere: %s', (says, count, fr, en) => {
    expect(french.all({ says, count })).toBe(fr);
    expect(english.all({ says, count })).toBe(en);
  });

  it.each([
    ['held', 'Bientôt envoyé', 'Sending soon'],
    ['waiting', 'À envoyer', 'To send'],
    ['refused', 'À revoir', 'To review'],
  ] as const)('is said of one entry: %s', (standing, fr, en) => {
    expect(french.of(standing)).toBe(fr);
    expect(english.of(standing)).toBe(en);
  });
});
