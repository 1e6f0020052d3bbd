import { useLingui } from '@lingui/react/macro';
import type { InvitationWords } from './member-words';

/** What the invitation of a network says to a visitor. */
export function useVisitorWords(name: string): InvitationWords {
  const { t } = useLingui();
  return {
    title: t`« ${name} » vous accueille à ses rencontres`,
    means: t`Vous n'êtes pas membre de ce réseau : en acceptant, vous lisez ici ce qu'il note à votre sujet, et rien d'autre. Vous pouvez venir sans répondre.`,
    declining: t`Ce réseau ne sera plus parmi les vôtres. Vous pourrez ensuite lire et effacer ce qu'il sait de vous sous « Tout sur moi ».`,
    declined: t`« ${name} » n'est plus parmi vos réseaux.`,
    accepted: t`« ${name} » est désormais parmi vos réseaux.`,
    kept: t`Ce que ce réseau note à votre sujet`,
    unanswered: t`Le serveur ne répond pas. Essayez encore une fois.`,
  };
}
