import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { formats } from '../../../ui/format';
import { type Reason, type Said, type Words, composeMessage, nextMeeting } from './message';
import { toVisitor } from './messages-to-visitors';

export type { Reason, Said };

/** *vous* to visitors, *tu* to those who belong. */
export type Addressee = Readonly<{ name: string; isVisitor: boolean }>;

/** A text to one person on the lists, ready to be sent. */
export function composeMessageTo(
  i18n: I18n,
  { name, isVisitor }: Addressee,
  reason: Reason,
  said: Said,
): string {
  const called = isVisitor ? name : firstName(name);
  const [begins, asks] = isVisitor ? toVisitor(i18n, reason) : toParticipant(i18n, reason);
  return composeMessage([i18n._(msg`Bonjour ${called},`), begins, nextMeeting(i18n, said), asks], said);
}

function toParticipant(i18n: I18n, reason: Reason): Words {
  switch (reason.why) {
    case 'new': {
      const day = reason.day && formats(i18n.locale).longDay(reason.day);
      return [
        day
          ? i18n._(msg`bienvenue parmi nous ! C'était un plaisir, ${day}.`)
          : i18n._(msg`bienvenue parmi nous ! C'est un plaisir de te revoir.`),
        i18n._(msg`Tu seras des nôtres ?`),
      ];
    }
    case 'fading':
      return [
        i18n._(msg`cela fait quelques rencontres sans toi, et tu nous manques.`),
        i18n._(msg`On te retrouve à la prochaine rencontre ?`),
      ];
    case 'never-received':
      return [
        i18n._(msg`nous voulons mieux connaître ton métier, pour penser à toi.`),
        i18n._(msg`Tu nous le présentes en quelques minutes à la prochaine rencontre ?`),
      ];
    case 'no-number':
      return [
        i18n._(msg`j'aimerais t'appeler. Tu me donnes ton numéro ?`),
        i18n._(msg`Tu peux aussi le montrer dans Relais : Préférences, « Tout sur moi ».`),
      ];
  }
}

/** To the members, when no meeting was held for long. */
export function meetAgain(i18n: I18n, said: Said, lastDay: string): string {
  const day = formats(i18n.locale).day(lastDay);
  const since = i18n._(msg`notre dernière rencontre date du ${day}.`);
  const asks = i18n._(msg`Quelle date pour la prochaine ? Et qui amène quelqu'un ?`);
  return composeMessage([i18n._(msg`Bonjour à tous,`), since, nextMeeting(i18n, said), asks], said);
}

/** To the members, when the room is often too large for one round. */
export function twoTables(i18n: I18n, said: Said, comfortSize: number): string {
  const many = i18n._(msg`nous sommes souvent plus de ${comfortSize} : chacun parle peu.`);
  const plan = i18n._(msg`À la prochaine rencontre, nous ferons le tour de table en deux groupes.`);
  return composeMessage([i18n._(msg`Bonjour à tous,`), many, plan, nextMeeting(i18n, said)], said);
}

/** To those who run the meetings, when lists are missing. @param days without a list */
export function missingLists(i18n: I18n, said: Said, days: readonly string[]): string {
  const format = formats(i18n.locale);
  const when = format.list(days.map((day) => format.shortDay(day)));
  const missing = i18n._(msg`il nous manque des listes de présence : ${when}.`);
  const asks = i18n._(msg`Qui était là ? Une photo de la feuille suffit.`);
  return composeMessage([i18n._(msg`Bonjour,`), missing, asks], said);
}

const firstName = (name: string): string => name.split(' ')[0] ?? name;
