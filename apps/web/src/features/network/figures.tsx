import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer } from '@relais/contracts';
import type { ReactNode } from 'react';
import { useFormat } from '../../ui/format';
import { Count } from './rows/behind';

type Evidence = LivelinessAnswer['evidence'][keyof LivelinessAnswer['evidence']];
type SharedFigure = keyof LivelinessAnswer['evidence'];

export type Figure = Readonly<{
  key: SharedFigure | 'meanRoom';
  title: ReactNode;
  value: string | null;
  change: string | null;
  rule: ReactNode;
  evidence: Evidence;
}>;

export function useFigures(answer: LivelinessAnswer): Figure[] {
  const { t } = useLingui();
  const format = useFormat();
  const { counts, evidence, previous, parameters } = answer;
  const { window: size, coreMinimum, returnWithin, comfortSize } = parameters;
  const share = format.share(parameters.coreShare);

  const points = (now: number | null, before: number | null | undefined): string | null => {
    if (now === null || before === null || before === undefined) return null;
    const change = Math.round(now * 100) - Math.round(before * 100);
    if (change === 0) return t`comme aux ${size} rencontres précédentes`;
    const more = Math.abs(change);
    if (change > 0)
      return t`${plural(more, { one: '# point de plus', other: '# points de plus' })} qu'aux ${size} précédentes`;
    return t`${plural(more, { one: '# point de moins', other: '# points de moins' })} qu'aux ${size} précédentes`;
  };
  const shared = (key: SharedFigure, title: ReactNode, rule: ReactNode): Figure => ({
    key,
    title,
    value: answer[key] === null ? null : format.share(answer[key]),
    change: points(answer[key], previous?.[key]),
    rule,
    evidence: evidence[key],
  });
  const { coreShare, coreKept, newFaceMeetings, renewal, newcomerReturn, visitorConversion } = counts;
  const [fresh, attendances] = [renewal.part, renewal.whole];
  const faces = t`${plural(fresh, { one: '# nouvelle tête', other: '# nouvelles têtes' })}`;
  const inAll = t`${plural(attendances, { one: '# présence', other: '# présences' })}`;
  const beside = counts.meanRoom.part - attendances;
  const others = t`${plural(beside, { one: '# remplaçant ou invité sans nom', other: '# remplaçants ou invités sans nom' })}`;
  const held = counts.meanRoom.whole;
  const meetings = t`${plural(held, { one: '# rencontre', other: '# rencontres' })}`;
  const mean = format.number(answer.meanRoom ?? 0);
  const meanBefore = previous?.meanRoom ?? null;
  const before = format.number(meanBefore ?? 0);

  return [
    shared(
      'coreShare',
      <Plural
        value={coreShare.part}
        one={
          <span>
            <Count of="coreShare.part"># présence</Count> sur{' '}
            <Count of="coreShare.whole">{coreShare.whole}</Count> vient du noyau dur
          </span>
        }
        other={
          <span>
            <Count of="coreShare.part"># présences</Count> sur{' '}
            <Count of="coreShare.whole">{coreShare.whole}</Count> viennent du noyau dur
          </span>
        }
      />,
      t`Moyenne, sur les ${size} dernières rencontres, de la part du noyau dur parmi les présents. Noyau dur : vu depuis au moins ${coreMinimum} rencontres, présent à au moins ${share} d'entre elles, et toujours membre. À partir de 40 % le noyau tient, au-dessous de 33 % il ne tient plus.`,
    ),
    shared(
      'coreKept',
      <Plural
        value={coreKept.part}
        one={
          <span>
            <Count of="coreKept.part"># personne</Count> sur{' '}
            <Count of="coreKept.whole">{coreKept.whole}</Count> du noyau d'avant y est encore
          </span>
        }
        other={
          <span>
            <Count of="coreKept.part"># personnes</Count> sur{' '}
            <Count of="coreKept.whole">{coreKept.whole}</Count> du noyau d'avant y sont encore
          </span>
        }
      />,
      t`Le noyau dur d'il y a ${size} rencontres, et ceux qui en sont encore aujourd'hui, sans compter les personnes parties au loin ou décédées. À partir de 50 % le noyau tient, au-dessous de 40 % il ne tient plus.`,
    ),
    shared(
      'newFaceMeetings',
      <Plural
        value={newFaceMeetings.part}
        one={
          <span>
            <Count of="newFaceMeetings.part"># rencontre</Count> sur{' '}
            <Count of="newFaceMeetings.whole">{newFaceMeetings.whole}</Count> a accueilli une nouvelle tête
          </span>
        }
        other={
          <span>
            <Count of="newFaceMeetings.part"># rencontres</Count> sur{' '}
            <Count of="newFaceMeetings.whole">{newFaceMeetings.whole}</Count> ont accueilli une nouvelle tête
          </span>
        }
      />,
      <Trans>
        Sur les {size} dernières rencontres ; en tout <Count of="renewal.part">{faces}</Count> pour{' '}
        <Count of="renewal.whole">{inAll}</Count>. À partir de 2 rencontres sur 3 le réseau se renouvelle (ou
        d'une sur 3 avec une nouvelle tête pour 24 présences) ; au-dessous d'une sur 2, plus vraiment (sauf
        d'une sur 4 avec une pour 30).
      </Trans>,
    ),
    shared(
      'newcomerReturn',
      <Plural
        value={newcomerReturn.part}
        one={
          <span>
            <Count of="newcomerReturn.part"># nouvelle tête</Count> sur{' '}
            <Count of="newcomerReturn.whole">{newcomerReturn.whole}</Count> est revenue
          </span>
        }
        other={
          <span>
            <Count of="newcomerReturn.part"># nouvelles têtes</Count> sur{' '}
            <Count of="newcomerReturn.whole">{newcomerReturn.whole}</Count> sont revenues
          </span>
        }
      />,
      t`Nouvelles têtes des ${2 * size} dernières rencontres, revues à l'une des ${returnWithin} suivantes. À partir de 8 nouvelles têtes, moins d'une sur 4 est un signal.`,
    ),
    shared(
      'visitorConversion',
      <Plural
        value={visitorConversion.part}
        one={
          <span>
            <Count of="visitorConversion.part"># invité</Count> sur{' '}
            <Count of="visitorConversion.whole">{visitorConversion.whole}</Count> est devenu membre
          </span>
        }
        other={
          <span>
            <Count of="visitorConversion.part"># invités</Count> sur{' '}
            <Count of="visitorConversion.whole">{visitorConversion.whole}</Count> sont devenus membres
          </span>
        }
      />,
      t`Personnes venues d'abord comme invitées aux ${2 * size} dernières rencontres, avec au moins ${2 * returnWithin} rencontres depuis, et admises comme membres ensuite.`,
    ),
    {
      key: 'meanRoom',
      title:
        beside === 0 ? (
          <Trans>
            personnes dans la salle, en moyenne : <Count of="renewal.whole">{inAll}</Count> en{' '}
            <Count of="meanRoom.whole">{meetings}</Count>
          </Trans>
        ) : (
          <Trans>
            personnes dans la salle, en moyenne : <Count of="renewal.whole">{inAll}</Count> et{' '}
            <Count of="roomBeside">{others}</Count> en <Count of="meanRoom.whole">{meetings}</Count>
          </Trans>
        ),
      value: answer.meanRoom === null ? null : mean,
      change: meanBefore === null ? null : t`${before} aux ${size} rencontres précédentes`,
      rule: t`Moyenne sur les ${size} dernières rencontres. Une présence : quelqu'un qui vient pour soi. Au-delà de ${comfortSize}, on s'informe plus qu'on n'échange. Moins de 5, c'est très petit.`,
      evidence: null,
    },
  ];
}
