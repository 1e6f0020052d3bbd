import {
  type Reason,
  composeMessageTo,
  meetAgain,
  missingLists,
  twoTables,
} from '../../../apps/web/src/features/network/messages/messages';
import { invitation } from '../../../apps/web/src/features/network/messages/messages-to-visitors';
import { textsIn } from '../../support/browser/texts';

const next = { date: '2026-12-03', startTime: '07:30', place: 'Café du Port' };
const said = { network: 'Les Matinales', from: 'Chloé Zanetti', next };
const visitor = { name: 'Vera Passante', isVisitor: true };
const member = { name: 'Karim Benali', isVisitor: false };
const came: Reason = { why: 'new', day: '2026-11-26' };

describe('A text that an organiser sends', () => {
  it('says vous to a visitor, names the network and the next meeting', async () => {
    expect(composeMessageTo(await textsIn('fr', 'further-'), visitor, came, said)).toBe(
      `Bonjour Vera Passante,
merci de votre visite, jeudi 26 novembre. Prochaine rencontre : jeudi 3 décembre à 7 h 30, Café du Port. Serez-vous des nôtres ?
Chloé Zanetti, Les Matinales`.replace('7 h 30', '7\u00a0h\u00a030'),
    );
  });

  it('names no day to people who have come again since', async () => {
    const french = await textsIn('fr', 'further-');
    const again: Reason = { why: 'new', day: null };
    const afterwards = { ...said, next: null };
    expect(composeMessageTo(french, visitor, again, afterwards)).toContain(
      '\nmerci de vos visites. Serez-vous des nôtres ?\n',
    );
    expect(composeMessageTo(french, member, again, afterwards)).toContain(
      'de te revoir. Tu seras des nôtres',
    );
  });

  it('says tu to a member, whatever it is about', async () => {
    const french = await textsIn('fr', 'further-');
    const again: Reason = { why: 'new', day: null };
    const reasons: Reason[] = [
      came,
      again,
      { why: 'fading' },
      { why: 'never-received' },
      { why: 'no-number' },
    ];
    for (const reason of reasons) {
      const text = composeMessageTo(french, member, reason, said);
      expect(text).toMatch(/^Bonjour Karim,\n/);
      expect(text).toMatch(/\b([Tt]u|toi|te|ton)\b/);
      expect(text).not.toMatch(/[Vv]ous|[Vv]otre/);
      expect(text).toContain('jeudi 3 décembre');
      expect(text).toMatch(/\nChloé Zanetti, Les Matinales$/);
    }
  });

  it('invites without a meeting that is not planned, and without business where there is none', async () => {
    const french = await textsIn('fr', 'further-');
    const text = invitation(french, { ...said, next: null }, false);
    expect(text).toContain('Les Matinales. Venez voir');
    expect(text).not.toMatch(/entrepreneurs|Prochaine rencontre/);
    expect(invitation(french, said, true)).toMatch(/entrepreneurs .* Prochaine rencontre/);
  });

  it('asks members for a date, two tables or lists', async () => {
    const french = await textsIn('fr', 'further-');
    expect(meetAgain(french, { ...said, next: null }, '2026-03-12')).toContain('12 mars 2026');
    expect(twoTables(french, said, 30)).toContain('plus de 30');
    expect(missingLists(french, said, ['2026-03-05', '2026-03-12'])).toContain('5 mars et 12 mars');
  });

  it('is complete in English', async () => {
    const text = composeMessageTo(await textsIn('en', 'further-'), visitor, came, { ...said, next: null });
    expect(text).toBe(
      'Hello Vera Passante,\nThank you for visiting us on Thursday 26 November. Will you join us?\nChloé Zanetti, Les Matinales',
    );
  });
});
