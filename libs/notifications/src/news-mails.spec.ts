import type { Coming, Language, MeetingId } from '@relais/contracts';
import type { LedgerNews } from '@relais/ledger';
import type { MailLinks, NetworkNews } from './account-news';
import { atOnceMail, weeklyMail } from './news-mails';

const links: MailLinks = {
  meeting: (meetingId) => `https://relais.example.org/meetings?show=${meetingId}`,
  ledger: 'https://relais.example.org/ledger',
  preferences: 'https://relais.example.org/mails',
  unsubscribePage: 'https://relais.example.org/unsubscribe#secret',
  unsubscribe: 'https://relais.example.org/api/unsubscribe/secret',
};
const none: LedgerNews = { received: 0, thanked: 0, waiting: 0, firstAt: null, lastAt: null };
const meeting = (date: string, title: string, answer: Coming | null = null) => ({
  ...{ meetingId: `meeting-${date}` as MeetingId, date, startTime: '07:30', title, answer },
});
const network = (changes: Partial<NetworkNews>): NetworkNews => ({
  ...{ name: 'Le Petit Cercle', timezone: 'Europe/Paris', today: '2026-03-25', meetings: [], news: none },
  ...changes,
});
const weekly = (networks: NetworkNews[], language: Language = 'fr') =>
  weeklyMail('ada@example.org', { language, networks }, links);
const breakfast = meeting('2026-03-26', 'Petit-déjeuner · Le Petit Cercle');

describe('The weekly mail', () => {
  it('reminds of the meeting, and says how much is new', () => {
    const news = { ...none, received: 2, thanked: 1, waiting: 1 };
    const mail = weekly([network({ meetings: [breakfast], news })]);
    expect(mail?.subject).toBe('Demain à 7 h 30');
    expect(mail?.unsubscribe).toBe(links.unsubscribe);
    expect(mail?.text.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(`Bonjour,

Demain, jeudi 26 mars, à 7 h 30 : Petit-déjeuner · Le Petit Cercle.

Je viens / je ne viens pas :
https://relais.example.org/meetings?show=meeting-2026-03-26

Le Petit Cercle : 2 recommandations reçues, 1 remerciement pour ce que tu as donné, 1 piste qui attend l’accord du contact.

Les détails sont dans Relais :
https://relais.example.org/ledger

Ce mail vient une fois par semaine au plus, la veille d’une rencontre.

Choisir mes mails :
https://relais.example.org/mails

Ne plus en recevoir :
https://relais.example.org/unsubscribe#secret
`);
  });

  it('is written in the language of the person', () => {
    const news = { ...none, received: 1, thanked: 2, waiting: 3 };
    const mail = weekly(
      [network({ meetings: [meeting('2026-03-26', 'Breakfast · Le Petit Cercle', 'yes')], news })],
      'en',
    );
    expect(mail?.subject).toBe('Tomorrow at 07:30');
    expect(mail?.text).toContain(
      'Tomorrow, Thursday 26 March, at 07:30: Breakfast · Le Petit Cercle. You said that you are coming.\n\nLe Petit Cercle: 1 referral received, 2 thank-yous for what you gave, 3 leads waiting for the contact’s agreement.',
    );
  });

  it('names the meetings of the week of all networks, the next one first, without those that the person stays away from', () => {
    const text = weekly([
      network({ meetings: [meeting('2026-03-31', 'Déjeuner'), meeting('2026-03-28', 'Soirée', 'no')] }),
      network({ meetings: [meeting('2026-03-26', 'Rendez-vous')], news: null }),
    ])?.text;
    expect(text).toMatch(/Demain, jeudi 26 mars, .*Rendez-vous\.[^]*Mardi 31 mars, .*Déjeuner\./);
    expect(text).not.toMatch(/Soirée|relevé|recommandation/);
  });

  it('names a meeting once to an account that is several persons there, and asks while one has not answered', () => {
    const coming = meeting('2026-03-26', 'Petit-déjeuner', 'yes');
    const open = { ...coming, answer: null };
    for (const [first, second] of [
      [coming, open],
      [open, coming],
    ] as const) {
      const text = weekly([network({ meetings: [first] }), network({ meetings: [second] })])?.text ?? '';
      expect(text.match(/Petit-déjeuner/g)).toHaveLength(1);
      expect(text).toContain('Je viens / je ne viens pas');
    }
  });

  it('does not come to say nothing', () => {
    const away = meeting('2026-03-26', 'Petit-déjeuner', 'no');
    expect(weekly([network({ meetings: [away] })])).toBeNull();
    const mail = weekly([network({ meetings: [away], news: { ...none, thanked: 1 } })]);
    expect(mail?.subject).toBe('Ta semaine dans Relais');
  });
});

describe('The mail at once', () => {
  it('is one for everything that was received, and tells of nothing else', () => {
    const networks = [
      network({ meetings: [breakfast], news: { ...none, received: 9, thanked: 5, waiting: 4 } }),
      network({ name: 'Zinc', news: { ...none, received: 1 } }),
      network({ name: 'Rive', news: { ...none, thanked: 1 } }),
    ];
    const { subject, text } = atOnceMail('ada@example.org', { language: 'fr', networks }, links);
    expect(subject).toBe('10 recommandations pour toi');
    expect(text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(
      'Le Petit Cercle : 9 recommandations reçues.\n\nZinc : 1 recommandation reçue.\n\nLes détails',
    );
    expect(text).not.toMatch(/Rive|Demain|remerciement|piste/);
  });
});
