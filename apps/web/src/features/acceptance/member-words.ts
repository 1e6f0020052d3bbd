import { useLingui } from '@lingui/react/macro';

/** `declining`: before a refusal, `declined`: after it; `kept`: the title of the notice. */
export type InvitationWords = Readonly<
  Record<'title' | 'means' | 'declining' | 'declined' | 'accepted' | 'kept' | 'unanswered', string>
>;

/** What the invitation of a network says to a member. */
export function useMemberWords(name: string): InvitationWords {
  const { t } = useLingui();
  return {
    title: t`« ${name} » t'invite`,
    means: t`Tant que tu n'as pas accepté, tu ne peux rien ouvrir de ce réseau ici. Si tu en es déjà membre, refuser met fin à ton adhésion aujourd'hui.`,
    declining: t`Ce réseau ne sera plus parmi les tiens. Tu pourras ensuite lire et effacer ce qu'il sait de toi sous « Tout sur moi ».`,
    declined: t`« ${name} » n'est plus parmi tes réseaux.`,
    accepted: t`« ${name} » est désormais parmi tes réseaux.`,
    kept: t`Ce que ce réseau garde à ton sujet`,
    unanswered: t`Le serveur ne répond pas. Essaie encore une fois.`,
  };
}
