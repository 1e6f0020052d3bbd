import { type Language, linkPath } from '@relais/contracts';
import { type Message, type Mail, mailOf } from '@relais/mail';
import type { MadeCode } from './sign-in-codes';

const messages: Readonly<Record<Language, (code: string, link: string) => Omit<Message, 'language'>>> = {
  fr: (code, link) => ({
    subject: `Code pour Relais : ${code}`,
    parts: [
      'Bonjour,',
      'Voici le code de connexion à Relais :',
      { code },
      'Il sert une fois, pendant dix minutes, là où il a été demandé.',
      { link, words: 'Ou par ce lien, dans le même navigateur :' },
      "Si quelqu'un d'autre l'a demandé, il n'y a rien à faire : sans ce code, personne ne peut se connecter. Il est confidentiel ; Relais ne le demande jamais.",
    ],
  }),
  en: (code, link) => ({
    subject: `Your code for Relais: ${code}`,
    parts: [
      'Hello,',
      'Here is your code to sign in to Relais:',
      { code },
      'It works once, for ten minutes, where you asked for it.',
      { link, words: 'Or open this link in the same browser:' },
      'If you did not ask for it, do nothing: without this code nobody gets in. Do not give it to anyone; Relais will never ask you for it.',
    ],
  }),
};

/** The mail with a code, and with the link of the page whose button does the same. */
export const codeMail = (
  { address, language }: Readonly<{ address: string; language: Language }>,
  { code, link }: MadeCode,
  ownAddress: string,
): Mail => mailOf(address, { language, ...messages[language](code, `${ownAddress}${linkPath(link)}`) });
