import type { Language } from '@relais/contracts';
import { type Message, type Mail, mailOf } from '@relais/mail';
import type { MailSender } from './mail-sender';

type Words = Omit<Message, 'language'>;
type Correction = MailSender & Readonly<{ ownAddress: string }>;

/** The mail to the old address: without the new one, because a stranger may read it. */
const toOldAddress: Readonly<Record<Language, (told: Correction) => Words>> = {
  fr: ({ by, network }) => ({
    subject: 'Votre adresse a été remplacée dans un réseau',
    parts: [
      'Bonjour,',
      `${by} a remplacé cette adresse par une autre dans le réseau « ${network} ».`,
      "Si vous l'avez demandé, tout est en ordre. Sinon, parlez-en à un organisateur de ce réseau : la nouvelle adresse permet de s'y connecter à votre place.",
    ],
  }),
  en: ({ by, network }) => ({
    subject: 'Your address was replaced in a network',
    parts: [
      'Hello,',
      `${by} replaced this address with another one in the network “${network}”.`,
      'If you asked for it, all is well. If not, speak to an organiser of this network: the new address lets its owner sign in as you.',
    ],
  }),
};

const toNewAddress: Readonly<Record<Language, (told: Correction) => Words>> = {
  fr: ({ by, network, ownAddress }) => ({
    subject: 'Votre adresse a été notée dans un réseau',
    parts: [
      'Bonjour,',
      `${by} a noté cette adresse comme la vôtre dans le réseau « ${network} ».`,
      'Ouvrez la page, saisissez cette adresse, puis le code à six chiffres que vous recevrez, et vous y êtes.',
      { link: ownAddress, words: 'Ouvrir Relais :' },
      "Si vous avez un rôle dans ce réseau, il est suspendu jusqu'à ce qu'il soit confirmé. Vous ne connaissez pas ce réseau ? Ne faites rien.",
    ],
  }),
  en: ({ by, network, ownAddress }) => ({
    subject: 'Your address was entered in a network',
    parts: [
      'Hello,',
      `${by} entered this address as yours in the network “${network}”.`,
      'Open the page, enter this address, then the six-digit code that you will get, and you are in.',
      { link: ownAddress, words: 'Open Relais:' },
      'If you hold a role in this network, it is suspended until it is confirmed. If you do not know this network, do nothing.',
    ],
  }),
};

/** The mails to both addresses of a person whose address an organiser corrected; `old` null: there was none. */
export const correctionMails = (
  told: Correction & Readonly<{ old: string | null; address: string }>,
): Mail[] => {
  const { language, old, address } = told;
  return [
    ...(old === null ? [] : [mailOf(old, { language, ...toOldAddress[language](told) })]),
    mailOf(address, { language, ...toNewAddress[language](told) }),
  ];
};

const codeWords: Readonly<Record<Language, (code: string) => Words>> = {
  fr: (code) => ({
    subject: `Code pour changer d'adresse : ${code}`,
    parts: [
      'Bonjour,',
      'Voici le code pour vous connecter désormais à Relais avec cette adresse :',
      { code },
      'Il sert une fois, pendant dix minutes, là où il a été demandé.',
      "Si quelqu'un d'autre l'a demandé, il n'y a rien à faire. Ne le donnez à personne ; Relais ne le demande jamais.",
    ],
  }),
  en: (code) => ({
    subject: `Your code to change your address: ${code}`,
    parts: [
      'Hello,',
      'Here is your code to sign in to Relais with this address from now on:',
      { code },
      'It works once, for ten minutes, where you asked for it.',
      'If you did not ask for it, do nothing. Do not give this code to anyone; Relais will never ask you for it.',
    ],
  }),
};

/** The mail with the code for a new address of an account. */
export const addressCodeMail = (
  { address, language }: Readonly<{ address: string; language: Language }>,
  sent: Readonly<{ code: string }>,
): Mail => mailOf(address, { language, ...codeWords[language](sent.code) });

const changedWords: Readonly<Record<Language, Words>> = {
  fr: {
    subject: 'Une autre adresse pour ce compte Relais',
    parts: [
      'Bonjour,',
      "Ce compte Relais a désormais une autre adresse : celle-ci ne permet plus de s'y connecter.",
      "Si ce changement vient de quelqu'un d'autre, cette personne s'est servie d'un appareil connecté à ce compte : un organisateur du réseau, ou la personne qui gère Relais, doit le savoir tout de suite.",
    ],
  },
  en: {
    subject: 'Your address for Relais has changed',
    parts: [
      'Hello,',
      'Your Relais account now has another address: this one no longer signs you in.',
      'If it was not you, another person used a device on which you are signed in. Tell an organiser of your network at once, or the person who runs Relais.',
    ],
  },
};

/** To the address that was the account's until now. */
export const addressChangedMail = (old: string, language: Language): Mail =>
  mailOf(old, { language, ...changedWords[language] });
