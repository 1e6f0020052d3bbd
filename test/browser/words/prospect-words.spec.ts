import type { I18n } from '@lingui/core';
import {
  type Told,
  prospectSubject,
  prospectText,
} from '../../../apps/web/src/features/referral/prospect-words';
import { mailTo, smsTo } from '../../../apps/web/src/ui/sending';
import { textsIn } from '../../support/browser/texts';

const link = 'https://relais.example.org/objection/key';
const told: Told = {
  ...{ body: { prospect: { name: 'Zoé Martin', agreed: true }, contactBy: 'receiver', need: 'un toit.' } },
  ...{ receivers: ['Karim Benali (couvreur)'], network: 'Le Petit Cercle', giver: 'Ada', link },
};
const two = ['Karim', 'Lise'];

describe('The text for a prospect', () => {
  let french: I18n, english: I18n;
  beforeAll(async () => {
    [french, english] = [await textsIn('fr'), await textsIn('en')];
  });

  it('says who recommends the prospect, for what need, what is passed on and how to object', () => {
    expect(prospectText(french, told).split('\n')).toEqual([
      'Bonjour Zoé Martin,',
      "je vous recommande Karim Benali (couvreur), que je connais par « Le Petit Cercle ». C'est pour : un toit. Je lui donne votre nom et vos coordonnées ; vous recevrez son appel.",
      `Si vous ne le souhaitez pas, dites-le-moi ou ouvrez ce lien, et tout sera effacé : ${link}`,
      'Ada',
    ]);
    expect(prospectText(english, told).split('\n')).toEqual([
      'Hello Zoé Martin,',
      'I would like to recommend Karim Benali (couvreur), whom I know through “Le Petit Cercle”. It is about: un toit. I am giving them your name and contact details so that they can call you.',
      `If you would rather not, tell me or open this link, and everything will be erased: ${link}`,
      'Ada',
    ]);
  });

  it('leaves out what is not known: need, name, link, giver', () => {
    const bare: Told = { ...told, body: { contactBy: 'prospect' }, link: null, giver: '' };
    expect(prospectText(french, bare).split('\n')).toEqual([
      'Bonjour,',
      "je vous recommande Karim Benali (couvreur), que je connais par « Le Petit Cercle ». Vous pouvez l'appeler de ma part.",
      'Si vous ne le souhaitez pas, dites-le-moi, et tout sera effacé.',
    ]);
    expect(prospectText(english, bare)).not.toMatch(/undefined|null|: *\.|It is about|\{|\n$/);
  });

  it('asks a person who has not agreed yet, and speaks of several receivers as several', () => {
    const lead = { body: { contactBy: 'receiver', prospect: { name: 'Zoé', agreed: false } } } as const;
    expect(prospectText(french, { ...told, ...lead })).toContain(
      "Êtes-vous d'accord pour que je lui donne vos coordonnées ?",
    );
    expect(prospectText(french, { ...told, ...lead, receivers: two })).toContain(
      "je vous recommande Karim et Lise, que je connais par « Le Petit Cercle ». Êtes-vous d'accord pour que je leur donne",
    );
    expect(prospectText(english, { ...told, ...lead })).toContain('May I give them your contact details?');
    expect(prospectText(french, { ...told, receivers: two })).toContain('Je leur donne votre nom');
    const calls = { ...told, body: { contactBy: 'prospect' as const }, receivers: two };
    expect(prospectText(french, calls)).toContain('Vous pouvez les appeler de ma part.');
    expect(prospectText(english, calls)).toContain('You can call them and mention my name.');
  });

  it('goes out by SMS and e-mail as it stands, to the number and address that are known', () => {
    const text = 'Bonjour,\nà 50 % & plus';
    const sms = smsTo('06 39 98 77 01', text);
    expect(sms).toMatch(/^sms:0639987701\?&body=/);
    expect(decodeURIComponent(sms.split('body=')[1] ?? '')).toBe(text);
    expect(smsTo('', text)).toMatch(/^sms:\?&body=/);
    const mail = new URL(mailTo('zoé+x@example.org', prospectSubject(french, told), text));
    expect(decodeURIComponent(mail.pathname)).toBe('zoé+x@example.org');
    expect(mail.searchParams.get('subject')).toBe('Une recommandation de Ada');
    expect(mail.searchParams.get('body')).toBe(text.replace('\n', '\r\n'));
    expect(prospectSubject(english, { giver: '' })).toBe('A recommendation');
    expect(mailTo('', 'a', 'b')).toBe('mailto:?subject=a&body=b');
  });
});
