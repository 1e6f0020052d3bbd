import type { Language } from '@relais/contracts';
import { type Letter, type Mail, mailOf } from '@relais/mail';
import type { MailSender } from './mail-sender';

type Invitation = MailSender & Readonly<{ address: string; ownAddress: string }>;

const letters: Readonly<Record<Language, (told: Invitation) => Omit<Letter, 'language'>>> = {
  fr: ({ by, network, address, ownAddress }) => ({
    subject: `${by} t'invite à rejoindre ${network}`,
    parts: [
      'Bonjour,',
      `${by} t'invite à rejoindre le réseau « ${network} », qui garde ses recommandations dans Relais.`,
      `Ouvre la page, entre cette adresse (${address}) et le code à six chiffres que tu recevras alors. Ensuite, tu acceptes ou non. Il n'y a pas de mot de passe.`,
      { link: ownAddress, words: 'Ouvrir Relais :' },
      "Ce lien ne connecte personne : sans le code, rien ne se passe. Tu ne connais pas cette personne ? Refuse, ou ne fais rien : tant que tu n'as pas accepté, ce réseau n'est pas parmi les tiens.",
    ],
  }),
  en: ({ by, network, address, ownAddress }) => ({
    subject: `${by} invites you to join ${network}`,
    parts: [
      'Hello,',
      `${by} invites you to join the network “${network}”, which keeps its referrals in Relais.`,
      `Open the page, enter this address (${address}) and the six-digit code that you will then get. Then accept or decline. There is no password.`,
      { link: ownAddress, words: 'Open Relais:' },
      'This link signs nobody in: without the code nothing happens. If you do not know this person, decline or do nothing: until you accept, this network is not one of yours.',
    ],
  }),
};

/** Who invites to what, in the network's language, and where; nothing in it signs in. */
export const invitationMail = (told: Invitation): Mail =>
  mailOf(told.address, { language: told.language, ...letters[told.language](told) });
