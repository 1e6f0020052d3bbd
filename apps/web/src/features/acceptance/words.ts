import { useLingui } from '@lingui/react/macro';
import type { Network } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { useRoleWords } from '../../ui/role-words';

/** What an invitation says: *vous* to a visitor, *tu* to a member. `declining`: before a refusal, `declined`: after it. */
type Words = Readonly<{
  title: string;
  about: string;
  means: string;
  declining: string;
  declined: string;
  accepted: string;
  kept: string;
  unanswered: string;
}>;

/** The words of the invitation of a network to one of the caller's persons. */
export function useInvitationWords({ name, personName, role, since }: Network): Words {
  const { t } = useLingui();
  const format = useFormat();
  const roleWord = useRoleWords()(role);
  const day = since && format.day(since);
  const about = [t`Nom : ${personName}. Rôle : ${roleWord}.`, day && t`Depuis le ${day}.`]
    .filter(Boolean)
    .join(' ');
  if (role === 'visitor')
    return {
      about,
      title: t`« ${name} » vous accueille à ses rencontres`,
      means: t`Vous n'êtes pas membre de ce réseau : en acceptant, vous lisez ici ce qu'il note à votre sujet, et rien d'autre. Vous pouvez venir sans répondre.`,
      declining: t`Ce réseau ne sera plus parmi les vôtres. Vous pourrez ensuite lire et effacer ce qu'il sait de vous sous « Tout sur moi ».`,
      declined: t`« ${name} » n'est plus parmi vos réseaux.`,
      accepted: t`« ${name} » est désormais parmi vos réseaux.`,
      kept: t`Ce que ce réseau note à votre sujet`,
      unanswered: t`Le serveur ne répond pas. Essayez encore une fois.`,
    };
  return {
    about,
    title: t`« ${name} » t'invite`,
    means: t`Tant que tu n'as pas accepté, tu ne peux rien ouvrir de ce réseau ici. Si tu en es déjà membre, refuser met fin à ton adhésion aujourd'hui.`,
    declining: t`Ce réseau ne sera plus parmi les tiens. Tu pourras ensuite lire et effacer ce qu'il sait de toi sous « Tout sur moi ».`,
    declined: t`« ${name} » n'est plus parmi tes réseaux.`,
    accepted: t`« ${name} » est désormais parmi tes réseaux.`,
    kept: t`Ce que ce réseau garde à ton sujet`,
    unanswered: t`Le serveur ne répond pas. Essaie encore une fois.`,
  };
}
