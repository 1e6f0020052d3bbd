import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer } from '@relais/contracts';
import { useFormat } from '../../ui/format';

type But = 'core-lost' | 'shrinking' | 'newcomers-do-not-return' | 'concentrated' | 'too-large';
export type NextStep = Readonly<{
  text: string;
  list?: 'new' | 'fading' | 'never-received';
  invites?: boolean;
}>;

/** At most one "but", in the order of DOMAIN.md. */
function butOf({ notes, concentrated }: LivelinessAnswer): But | null {
  const order: But[] = ['core-lost', 'shrinking', 'newcomers-do-not-return', 'concentrated', 'too-large'];
  return order.find((but) => (but === 'concentrated' ? concentrated : notes.includes(but))) ?? null;
}

export function useVerdict(answer: LivelinessAnswer) {
  const { t } = useLingui();
  const format = useFormat();
  const { verdict, evidence, parameters, meetings, otherMeetings } = answer;
  const people = answer.core.length;
  const core = t`${plural(people, { one: 'un noyau dur de # personne', other: 'un noyau dur de # personnes' })}`;
  const part = evidence.newFaceMeetings?.part ?? 0;
  const whole = evidence.newFaceMeetings?.whole ?? 0;
  const faces = t`de nouvelles têtes à ${part} rencontres sur ${whole}`;
  const share = format.share(answer.coreShare ?? 0);
  const last = [...meetings, ...otherMeetings].reduce(
    (latest, { date }) => (date > latest ? date : latest),
    '',
  );
  const lastDay = last && format.day(last);
  const counted = meetings.length;
  const needed = parameters.coreMinimum;

  const says = (): [word: string, because: string] => {
    switch (verdict) {
      case 'alive':
        return [t`Vivant`, t`${core}, ${faces}`];
      case 'closed-club':
        return [
          t`Entre habitués`,
          t`${core}, mais de nouvelles têtes à seulement ${part} rencontres sur ${whole}`,
        ];
      case 'revolving-door':
        return [t`Beaucoup de passage`, t`${faces}, mais un noyau dur qui ne fait que ${share} des présents`];
      case 'dormant':
        return [
          t`S'essouffle`,
          t`peu de noyau dur (${share} des présents) et peu de nouvelles têtes (${part} rencontres sur ${whole})`,
        ];
      case 'paused':
        return [t`En sommeil`, t`la dernière rencontre date du ${lastDay}`];
      case 'too-early':
        return [
          t`Trop tôt pour le dire`,
          t`${plural(counted, { one: '# rencontre comptée', other: '# rencontres comptées' })}, il en faut ${needed}`,
        ];
      case 'not-enough-data':
        return [t`On ne peut pas le dire`, t`il manque des listes de présence`];
    }
  };

  const buts: Record<But, string> = {
    'core-lost': t`plus de la moitié du noyau d'avant n'y est plus`,
    shrinking: t`les quatre dernières rencontres ont réuni un tiers de monde en moins`,
    'newcomers-do-not-return': t`moins d'une nouvelle tête sur quatre revient`,
    concentrated: t`${plural(answer.exchange?.halfGivenBy ?? 0, { one: '# personne donne la moitié des recos', other: '# personnes donnent la moitié des recos' })}`,
    'too-large': t`la salle dépasse souvent ${parameters.comfortSize} personnes`,
  };
  const butSteps: Record<But, NextStep> = {
    'core-lost': { text: t`Appeler celles et ceux qu'on ne voit plus.`, list: 'fading' },
    shrinking: { text: t`Appeler celles et ceux qu'on ne voit plus.`, list: 'fading' },
    'newcomers-do-not-return': { text: t`Rappeler les personnes venues une fois.`, list: 'new' },
    concentrated: {
      text: t`Laisser présenter leur métier à celles et ceux qui n'ont rien reçu.`,
      list: 'never-received',
    },
    'too-large': { text: t`Faire deux tables pour le tour.` },
  };
  const steps: Record<typeof verdict, NextStep> = {
    alive: { text: t`Rappeler les nouvelles têtes des quatre dernières rencontres.`, list: 'new' },
    'closed-club': { text: t`Inviter : chacun une personne à la prochaine rencontre.`, invites: true },
    'revolving-door': { text: t`Rappeler les personnes venues une fois.`, list: 'new' },
    dormant: {
      text: t`Appeler celles et ceux qu'on ne voit plus, puis inviter.`,
      list: 'fading',
      invites: true,
    },
    paused: { text: t`Fixer la prochaine rencontre et inviter.`, invites: true },
    'too-early': { text: t`Noter les présences à chaque rencontre.` },
    'not-enough-data': { text: t`Compléter les listes de présence qui manquent.` },
  };
  const known =
    verdict === 'alive' || verdict === 'closed-club' || verdict === 'revolving-door' || verdict === 'dormant';
  const but = known ? butOf(answer) : null;
  const [word, because] = says();
  return { word, because, but: but && buts[but], step: but ? butSteps[but] : steps[verdict] };
}
