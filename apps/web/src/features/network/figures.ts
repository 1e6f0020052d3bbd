import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer } from '@relais/contracts';
import { useFormat } from '../../ui/format';

type Evidence = LivelinessAnswer['evidence'][keyof LivelinessAnswer['evidence']];
type SharedFigure = keyof LivelinessAnswer['evidence'];

export type Figure = Readonly<{
  key: SharedFigure | 'meanRoom';
  title: string;
  value: string | null;
  change: string | null;
  rule: string;
  evidence: Evidence;
}>;

export function useFigures(answer: LivelinessAnswer): Figure[] {
  const { t } = useLingui();
  const format = useFormat();
  const { evidence, previous, parameters } = answer;
  const { window: size, coreMinimum, returnWithin, comfortSize } = parameters;
  const share = format.share(parameters.coreShare);

  const points = (now: number | null, before: number | null | undefined): string | null => {
    if (now === null || before === null || before === undefined) return null;
    const change = Math.round(now * 100) - Math.round(before * 100);
    if (change === 0) return t`comme aux ${size} rencontres d'avant`;
    const more = Math.abs(change);
    if (change > 0)
      return t`${plural(more, { one: '# point de plus', other: '# points de plus' })} qu'aux ${size} d'avant`;
    return t`${plural(more, { one: '# point de moins', other: '# points de moins' })} qu'aux ${size} d'avant`;
  };
  const shared = (key: SharedFigure, title: string, rule: string): Figure => ({
    key,
    title,
    value: answer[key] === null ? null : format.share(answer[key]),
    change: points(answer[key], previous?.[key]),
    rule,
    evidence: evidence[key],
  });
  const counts = (key: SharedFigure) => ({
    part: evidence[key]?.part ?? 0,
    whole: evidence[key]?.whole ?? 0,
  });
  const [core, kept, faces] = [counts('coreShare'), counts('coreKept'), counts('newFaceMeetings')];
  const [fresh, back, joined] = [counts('renewal'), counts('newcomerReturn'), counts('visitorConversion')];
  const mean = format.number(answer.meanRoom ?? 0);
  const meanBefore = previous?.meanRoom ?? null;
  const before = format.number(meanBefore ?? 0);

  return [
    shared(
      'coreShare',
      t`${plural(core.part, { one: `# présence sur ${core.whole} est du noyau dur`, other: `# présences sur ${core.whole} sont du noyau dur` })}`,
      t`Moyenne, sur les ${size} dernières rencontres, de la part du noyau dur parmi les présents. Noyau dur : vu depuis au moins ${coreMinimum} rencontres, présent à au moins ${share} d'entre elles, et toujours membre. Au-dessus de 40 % le noyau tient, au-dessous de 33 % il ne tient plus.`,
    ),
    shared(
      'coreKept',
      t`${plural(kept.part, { one: `# personne sur ${kept.whole} du noyau d'avant y est encore`, other: `# personnes sur ${kept.whole} du noyau d'avant y sont encore` })}`,
      t`Le noyau dur d'il y a ${size} rencontres, et qui en est encore aujourd'hui ; sans les personnes parties au loin ou décédées. À partir de 50 % le noyau tient, au-dessous de 40 % il ne tient plus.`,
    ),
    shared(
      'newFaceMeetings',
      t`${plural(faces.part, { one: `# rencontre sur ${faces.whole} a vu une nouvelle tête`, other: `# rencontres sur ${faces.whole} ont vu une nouvelle tête` })}`,
      t`Sur les ${size} dernières rencontres ; en tout ${fresh.part} nouvelles têtes pour ${fresh.whole} présences. À partir de 2 rencontres sur 3 le réseau se renouvelle (ou d'une sur 3 avec une nouvelle tête pour 24 présences) ; au-dessous d'une sur 2, plus vraiment (sauf d'une sur 4 avec une pour 30).`,
    ),
    shared(
      'newcomerReturn',
      t`${plural(back.part, { one: `# nouvelle tête sur ${back.whole} est revenue`, other: `# nouvelles têtes sur ${back.whole} sont revenues` })}`,
      t`Nouvelles têtes des ${2 * size} dernières rencontres, revues à l'une des ${returnWithin} suivantes. À partir de 8 nouvelles têtes, moins d'une sur 4 est un signal.`,
    ),
    shared(
      'visitorConversion',
      t`${plural(joined.part, { one: `# invité sur ${joined.whole} est devenu membre`, other: `# invités sur ${joined.whole} sont devenus membres` })}`,
      t`Personnes venues d'abord comme invitées aux ${2 * size} dernières rencontres, avec au moins ${2 * returnWithin} rencontres depuis, et admises comme membres ensuite.`,
    ),
    {
      key: 'meanRoom',
      title: t`personnes dans la salle, en moyenne`,
      value: answer.meanRoom === null ? null : mean,
      change: meanBefore === null ? null : t`${before} aux ${size} rencontres d'avant`,
      rule: t`Moyenne sur les ${size} dernières rencontres, remplaçants compris. Au-delà de ${comfortSize}, on s'informe plus qu'on n'échange. Moins de 5, c'est très petit.`,
      evidence: null,
    },
  ];
}
