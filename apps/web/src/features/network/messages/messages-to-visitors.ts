import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { formats } from '../../../ui/format';
import { type Reason, type Said, type Words, composeMessage, nextMeeting } from './message';

/** Says *vous*. */
export function toVisitor(i18n: I18n, reason: Reason): Words {
  if (reason.why !== 'new')
    return [i18n._(msg`merci de votre visite.`), i18n._(msg`À quel numéro puis-je vous appeler ?`)];
  const day = reason.day && formats(i18n.locale).longDay(reason.day);
  return [
    day ? i18n._(msg`merci de votre visite, ${day}.`) : i18n._(msg`merci de vos visites.`),
    i18n._(msg`Serez-vous des nôtres ?`),
  ];
}

/** The text for people who have never come; visitors learn what the network is for only if it is business. */
export function invitation(i18n: I18n, said: Said, isBusiness: boolean): string {
  const { network } = said;
  const invites = isBusiness
    ? i18n._(
        msg`je vous invite à une rencontre de notre réseau, ${network} : des entrepreneurs qui se recommandent les uns les autres.`,
      )
    : i18n._(msg`je vous invite à une rencontre de notre réseau, ${network}.`);
  const asks = i18n._(msg`Venez voir, sans engagement. Cela vous tente ?`);
  return composeMessage([i18n._(msg`Bonjour,`), invites, nextMeeting(i18n, said), asks], said);
}
