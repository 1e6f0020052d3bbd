import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer } from '@relais/contracts';
import type { ReactNode } from 'react';
import { useFormat } from '../../ui/format';
import { Count } from './rows/behind';
import type { FigureRowsKey } from './rows/rows';

type But = 'core-lost' | 'shrinking' | 'newcomers-do-not-return' | 'concentrated' | 'too-large';
export type Message = 'invitation' | 'meet-again' | 'two-tables' | 'missing-lists';

/** What to do next, and its target: people to call, rows, or texts that are ready to send. */
export type NextStep = Readonly<{
  text: string;
  list?: 'new' | 'fading' | 'neverReceived';
  rows?: FigureRowsKey;
  messages?: readonly Message[];
}>;

/** At most one "but", in the order of DOMAIN.md. */
function butOf({ notes, concentrated, charter: { businessTalk } }: LivelinessAnswer): But | null {
  const order: But[] = ['core-lost', 'shrinking', 'newcomers-do-not-return', 'concentrated', 'too-large'];
  return (
    order.find((but) =>
      but === 'concentrated' ? concentrated && businessTalk !== 'never' : notes.includes(but),
    ) ?? null
  );
}

export function useVerdict(answer: LivelinessAnswer) {
  const { t } = useLingui();
  const format = useFormat();
  const { verdict, evidence, parameters } = answer;
  const people = answer.core.length;
  const inCore = t`${plural(people, { one: '# personne', other: '# personnes' })}`;
  const core = (
    <Trans>
      un noyau dur de <Count of="core">{inCore}</Count>
    </Trans>
  );
  const part = evidence.newFaceMeetings?.part ?? 0;
  const whole = evidence.newFaceMeetings?.whole ?? 0;
  const withFaces = t`${plural(part, { one: '# rencontre', other: '# rencontres' })}`;
  const meetings = (
    <Trans>
      <Count of="newFaceMeetings.part">{withFaces}</Count> sur{' '}
      <Count of="newFaceMeetings.whole">{whole}</Count>
    </Trans>
  );
  const faces = <Trans>de nouvelles têtes à {meetings}</Trans>;
  const percent = format.share(answer.coreShare ?? 0);
  const share = <Count of="coreShare.part">{percent}</Count>;
  const last = [...answer.meetings, ...answer.otherMeetings].reduce(
    (latest, { date }) => (date > latest ? date : latest),
    '',
  );
  const lastDay = last && format.day(last);
  const counted = answer.meetings.length;
  const tooFew = t`${plural(counted, { one: '# rencontre comptée', other: '# rencontres comptées' })}`;
  const needed = parameters.coreMinimum;

  const says = (): [word: string, because: ReactNode] => {
    switch (verdict) {
      case 'alive':
        return [
          t`Vivant`,
          <Trans key="alive">
            {core}, {faces}
          </Trans>,
        ];
      case 'closed-club':
        return [
          t`Entre habitués`,
          <Trans key="closed-club">
            {core}, mais de nouvelles têtes à seulement {meetings}
          </Trans>,
        ];
      case 'revolving-door':
        return [
          t`Beaucoup de passage`,
          <Trans key="revolving-door">
            {faces}, mais un noyau dur qui ne fait que {share} des présents
          </Trans>,
        ];
      case 'dormant':
        return [
          t`S'essouffle`,
          <Trans key="dormant">
            peu de noyau dur ({share} des présents) et peu de nouvelles têtes ({meetings})
          </Trans>,
        ];
      case 'paused':
        return [t`En sommeil`, t`la dernière rencontre date du ${lastDay}`];
      case 'too-early':
        return [
          t`Trop tôt pour le dire`,
          <Trans key="too-early">
            <Count of="newFaceMeetings.whole">{tooFew}</Count>, il en faut {needed}
          </Trans>,
        ];
      case 'not-enough-data':
        return [t`On ne peut pas le dire`, t`il manque des listes de présence`];
    }
  };

  const half = answer.exchange?.halfGivenBy ?? 0;
  const givers = t`${plural(half, { one: '# personne donne', other: '# personnes donnent' })}`;
  const buts: Record<But, ReactNode> = {
    'core-lost': t`plus de la moitié du noyau d'avant n'y est plus`,
    shrinking: t`les quatre dernières rencontres ont réuni un tiers de monde en moins`,
    'newcomers-do-not-return': t`moins d'une nouvelle tête sur quatre revient`,
    concentrated: (
      <Trans>
        <Count of="halfGivenBy.part">{givers}</Count> la moitié des recos
      </Trans>
    ),
    'too-large': t`la salle dépasse souvent ${parameters.comfortSize} personnes`,
  };
  const inviting: NextStep = {
    text: t`Inviter : chacun amène une personne à la prochaine rencontre.`,
    messages: ['invitation'],
  };
  const butSteps: Record<But, NextStep> = {
    'core-lost': { text: t`Appeler celles et ceux qu'on ne voit plus.`, list: 'fading' },
    shrinking: { text: t`Appeler celles et ceux qu'on ne voit plus.`, list: 'fading' },
    'newcomers-do-not-return': { text: t`Rappeler les personnes venues une fois.`, list: 'new' },
    concentrated: {
      text: t`Laisser celles et ceux qui n'ont rien reçu présenter leur métier.`,
      list: 'neverReceived',
    },
    'too-large': {
      text: t`Faire deux tables pour le tour de table.`,
      rows: 'drawn.part',
      messages: ['two-tables'],
    },
  };
  const steps: Record<typeof verdict, NextStep> = {
    alive: { text: t`Rappeler les nouvelles têtes des quatre dernières rencontres.`, list: 'new' },
    'closed-club': inviting,
    'revolving-door': { text: t`Rappeler les personnes venues une fois.`, list: 'new' },
    dormant: {
      text: t`Appeler celles et ceux qu'on ne voit plus, puis inviter.`,
      list: 'fading',
      messages: ['invitation'],
    },
    paused: {
      text: t`Proposer une date aux membres, et inviter.`,
      messages: ['meet-again', 'invitation'],
    },
    'too-early': { text: t`Inviter à la prochaine rencontre.`, messages: ['invitation'] },
    'not-enough-data': {
      text: t`Demander les listes de présence qui manquent.`,
      rows: 'withoutList',
      messages: ['missing-lists'],
    },
  };
  const known =
    verdict === 'alive' || verdict === 'closed-club' || verdict === 'revolving-door' || verdict === 'dormant';
  const but = known ? butOf(answer) : null;
  const [word, because] = says();
  return { word, because, but: but && buts[but], step: but ? butSteps[but] : steps[verdict], inviting };
}
