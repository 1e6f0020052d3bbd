import type { MailSender } from '@relais/access';
import type { Language } from '@relais/contracts';
import { type Message, type Mail, mailOf } from '@relais/mail';

type Invitation = MailSender &
  Readonly<{
    address: string;
    ownAddress: string;
    /** Whether the person asked to come, by the QR code. */
    hasAsked: boolean;
    /** Whether they may join the network, and not only visit it. */
    joins: boolean;
    /** Whether they accepted the network before, as a visitor, and are not asked again. */
    hasAccepted: boolean;
  }>;

/** `intro` says who writes and why, `unasked` what to do if it is a mistake. */
type Words = Readonly<{ subject: string; intro: string; next: string; unasked: string }>;

const words: Readonly<Record<Language, (told: Invitation) => Words>> = {
  fr: (told) => {
    const { by, network, address, hasAsked, joins, hasAccepted } = told;
    const enter = `Ouvrez la page, saisissez cette adresse (${address}), puis le code à six chiffres que vous recevrez.`;
    const mistaken = hasAsked
      ? 'Cette demande ne vient pas de vous ?'
      : 'Vous ne connaissez pas cette personne ?';
    if (!joins)
      return {
        subject: hasAsked
          ? `« ${network} » a bien noté votre venue`
          : `${by} vous invite à une rencontre de « ${network} »`,
        intro: hasAsked
          ? `${by} a bien reçu votre demande : « ${network} » vous accueille à ses rencontres. Vous n'en êtes pas membre.`
          : `${by} vous invite à venir à une rencontre du réseau « ${network} », sans en être membre.`,
        next: `Votre nom et votre adresse sont notés dans Relais. Pour les voir, les corriger ou les effacer : ${lowered(enter)} Il n'y a pas de mot de passe, et rien d'autre à faire avant de venir.`,
        unasked: `${mistaken} Refusez sur cette page : vous pourrez y effacer votre nom et votre adresse.`,
      };
    return {
      subject: hasAsked
        ? `« ${network} » a accepté votre demande`
        : `${by} vous invite à rejoindre « ${network} »`,
      intro: `${hasAsked ? `${by} a accepté votre demande de rejoindre` : `${by} vous invite à rejoindre`} le réseau « ${network} », qui s'organise avec Relais.`,
      next: hasAccepted
        ? `${enter} Vous aviez accepté ce réseau pour vos visites : vous en êtes maintenant membre. Il n'y a pas de mot de passe.`
        : `${enter} Ensuite, vous acceptez ou non. Il n'y a pas de mot de passe.`,
      unasked: hasAccepted
        ? `Ce n'est pas ce que vous voulez ? Dites-le à ${by}, qui met fin à cette adhésion.`
        : `${mistaken} Refusez, ou ne faites rien : tant que vous n'avez pas accepté, ce réseau n'est pas parmi les vôtres.`,
    };
  },
  en: (told) => {
    const { by, network, address, hasAsked, joins, hasAccepted } = told;
    const enter = `Open the page, enter this address (${address}), then the six-digit code that you will get.`;
    const mistaken = hasAsked ? 'If you did not ask for this' : 'If you do not know this person';
    if (!joins)
      return {
        subject: hasAsked
          ? `“${network}” expects you as a visitor`
          : `${by} invites you to a meeting of “${network}”`,
        intro: hasAsked
          ? `${by} has received your request: you are welcome at the meetings of “${network}”. You are not a member of it.`
          : `${by} invites you to come to a meeting of the network “${network}” without being a member.`,
        next: `Your name and your address are kept in Relais. To see, correct or erase them: ${lowered(enter)} There is no password, and nothing else to do before you come.`,
        unasked: `${mistaken}, decline on that page; you can erase your name and your address there.`,
      };
    return {
      subject: hasAsked ? `“${network}” has accepted your request` : `${by} invites you to join “${network}”`,
      intro: `${hasAsked ? `${by} has accepted your request to join` : `${by} invites you to join`} the network “${network}”, which runs on Relais.`,
      next: hasAccepted
        ? `${enter} You had accepted this network for your visits; now you are a member of it. There is no password.`
        : `${enter} Then accept or decline. There is no password.`,
      unasked: hasAccepted
        ? `If this is not what you want, tell ${by}, who will end the membership.`
        : `${mistaken}, decline or do nothing: until you accept, this network is not one of yours.`,
    };
  },
};

const frame: Readonly<Record<Language, (words: Words, link: string) => Message['parts']>> = {
  fr: ({ intro, next, unasked }, link) => [
    ...['Bonjour,', intro, next],
    { link, words: 'Ouvrir Relais :' },
    `Ce lien ne connecte personne : sans le code, rien ne se passe. ${unasked}`,
  ],
  en: ({ intro, next, unasked }, link) => [
    ...['Hello,', intro, next],
    { link, words: 'Open Relais:' },
    `This link signs nobody in: without the code nothing happens. ${unasked}`,
  ],
};

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** The mail of an invitation or an answered request, in the network's language; nothing in it signs in. */
export function invitationMail(told: Invitation): Mail {
  const { address, ownAddress, language } = told;
  const said = words[language](told);
  return mailOf(address, { language, subject: said.subject, parts: frame[language](said, ownAddress) });
}
