import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { PassReferralBody } from '@relais/contracts';

export type Told = Readonly<{
  body: Pick<PassReferralBody, 'contactBy' | 'prospect' | 'need'>;
  /** Names, with the trade of those who have one. */
  receivers: readonly string[];
  network: string;
  giver: string;
  /** Where the prospect objects; null while the server does not know the referral yet. */
  link: string | null;
}>;

/** Tells a prospect who recommends them, to which member, why, what is passed on, and how to object. */
export function prospectText(i18n: I18n, { body, receivers, network, giver, link }: Told): string {
  const count = receivers.length;
  const names = new Intl.ListFormat(i18n.locale).format(receivers);
  const prospect = body.prospect?.name ?? '';
  const need = body.need?.replace(/[\s.]+$/, '') ?? '';
  const hello = prospect ? i18n._(msg`Bonjour ${prospect},`) : i18n._(msg`Bonjour,`);
  const introduction = i18n._(msg`je vous recommande ${names}, que je connais par « ${network} ».`);
  const why = need && i18n._(msg`C'est pour : ${need}.`);
  const object = link
    ? i18n._(msg`Si vous ne le souhaitez pas, dites-le-moi ou ouvrez ce lien, et tout sera effacé : ${link}`)
    : i18n._(msg`Si vous ne le souhaitez pas, dites-le-moi, et tout sera effacé.`);
  const line = [introduction, why, next(i18n, body, count)].filter(Boolean).join(' ');
  return [hello, line, object, giver].filter(Boolean).join('\n');
}

/** The subject of the e-mail: it names the writer. */
export const prospectSubject = (i18n: I18n, { giver }: Pick<Told, 'giver'>): string =>
  giver ? i18n._(msg`Une recommandation de ${giver}`) : i18n._(msg`Une recommandation`);

function next(i18n: I18n, { contactBy, prospect }: Told['body'], count: number): string {
  if (contactBy === 'prospect')
    return i18n._(
      msg`${plural(count, {
        one: "Vous pouvez l'appeler de ma part.",
        other: 'Vous pouvez les appeler de ma part.',
      })}`,
    );
  if (prospect?.agreed)
    return i18n._(
      msg`${plural(count, {
        one: 'Je lui donne votre nom et vos coordonnées ; vous recevrez son appel.',
        other: 'Je leur donne votre nom et vos coordonnées ; vous recevrez leur appel.',
      })}`,
    );
  return i18n._(
    msg`${plural(count, {
      one: "Êtes-vous d'accord pour que je lui donne vos coordonnées ?",
      other: "Êtes-vous d'accord pour que je leur donne vos coordonnées ?",
    })}`,
  );
}
