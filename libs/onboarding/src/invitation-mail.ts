import type { MailSender } from '@relais/access';
import type { Language } from '@relais/contracts';
import { type Message, type Mail, mailOf } from '@relais/mail';

type Invitation = MailSender &
  Readonly<{
    address: string;
    ownAddress: string;
    /** Whether the person asked to come, by the QR code. */
    hasAsked: boolean;
  }>;

const messages: Readonly<Record<Language, (told: Invitation) => Omit<Message, 'language'>>> = {
  fr: ({ by, network, address, ownAddress, hasAsked }) => ({
    subject: hasAsked ? `« ${network} » a accepté votre demande` : `${by} vous invite à rejoindre ${network}`,
    parts: [
      'Bonjour,',
      hasAsked
        ? `${by} a accepté votre demande de rejoindre le réseau « ${network} », qui garde ses recommandations dans Relais.`
        : `${by} vous invite à rejoindre le réseau « ${network} », qui garde ses recommandations dans Relais.`,
      `Ouvrez la page, entrez cette adresse (${address}) et le code à six chiffres que vous recevrez alors. Ensuite, vous acceptez ou non. Il n'y a pas de mot de passe.`,
      { link: ownAddress, words: 'Ouvrir Relais :' },
      hasAsked
        ? "Ce lien ne connecte personne : sans le code, rien ne se passe. Cette demande ne vient pas de vous ? Refusez, ou ne faites rien : tant que vous n'avez pas accepté, ce réseau n'est pas parmi les vôtres."
        : "Ce lien ne connecte personne : sans le code, rien ne se passe. Vous ne connaissez pas cette personne ? Refusez, ou ne faites rien : tant que vous n'avez pas accepté, ce réseau n'est pas parmi les vôtres.",
    ],
  }),
  en: ({ by, network, address, ownAddress, hasAsked }) => ({
    subject: hasAsked ? `“${network}” has accepted your request` : `${by} invites you to join ${network}`,
    parts: [
      'Hello,',
      hasAsked
        ? `${by} has accepted your request to join the network “${network}”, which keeps its referrals in Relais.`
        : `${by} invites you to join the network “${network}”, which keeps its referrals in Relais.`,
      `Open the page, enter this address (${address}) and the six-digit code that you will then get. Then accept or decline. There is no password.`,
      { link: ownAddress, words: 'Open Relais:' },
      hasAsked
        ? 'This link signs nobody in: without the code nothing happens. If you did not ask for this, decline or do nothing: until you accept, this network is not one of yours.'
        : 'This link signs nobody in: without the code nothing happens. If you do not know this person, decline or do nothing: until you accept, this network is not one of yours.',
    ],
  }),
};

/** The mail of an invitation or an accepted request, in the network's language; nothing in it signs in. */
export const invitationMail = (told: Invitation): Mail =>
  mailOf(told.address, { language: told.language, ...messages[told.language](told) });
