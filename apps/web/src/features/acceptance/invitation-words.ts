import { useLingui } from '@lingui/react/macro';

/** `declining`: before a refusal, `declined`: after it; `kept`: the title of the notice. */
export type InvitationWords = Readonly<
  Record<'title' | 'means' | 'declining' | 'declined' | 'accepted' | 'kept' | 'unanswered', string>
>;

/** What the invitation of a network says to a visitor or a future member: *vous*, as its mail does. */
export function useInvitationWords(name: string, isVisitor: boolean): InvitationWords {
  const { t } = useLingui();
  return {
    title: isVisitor ? t`« ${name} » vous accueille à ses rencontres` : t`« ${name} » vous invite`,
    means: isVisitor
      ? t`Vous n'êtes pas membre de ce réseau : en acceptant, vous lisez ici ce qu'il note à votre sujet, et rien d'autre. Vous pouvez venir sans répondre.`
      : t`Tant que vous n'avez pas accepté, vous ne pouvez rien ouvrir de ce réseau ici. Si vous en êtes déjà membre, refuser met fin à votre adhésion aujourd'hui.`,
    declining: t`Ce réseau ne sera plus parmi les vôtres. Vous pourrez ensuite lire et effacer ce qu'il sait de vous sous « Tout sur moi ».`,
    declined: t`« ${name} » n'est plus parmi vos réseaux.`,
    accepted: isVisitor
      ? t`« ${name} » est désormais parmi vos réseaux.`
      : t`Bienvenue dans le réseau « ${name} » !`,
    kept: t`Ce que ce réseau note à votre sujet`,
    unanswered: t`Le serveur ne répond pas. Essayez encore une fois.`,
  };
}
