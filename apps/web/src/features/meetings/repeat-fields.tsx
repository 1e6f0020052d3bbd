import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { SeriesRule } from '@relais/contracts';
import { Select } from '../../ui/select';
import { useRepeatWords } from './repeat-words';
import type { Repeats } from './repeats.rules';

/** `until` empty: without an end. */
export type Repeating = Readonly<{ repeats: Repeats; until: string }>;

type Props = Readonly<{
  rules: ReadonlyMap<Repeats, SeriesRule>;
  mayBeOnce: boolean;
  repeating: Repeating;
  set: (repeating: Repeating) => void;
  /** The last day is not before it. */
  earliest: string;
  refused: string | null;
}>;

/** How often a meeting takes place, and until when. */
export function RepeatFields({ rules, mayBeOnce, repeating, set, earliest, refused }: Props) {
  const { t } = useLingui();
  const words = useRepeatWords();
  const { repeats, until } = repeating;
  const once = mayBeOnce ? [{ value: 'once', label: t`Une seule fois` }] : [];
  return (
    <>
      <Select
        label={t`Répétition`}
        value={repeats}
        data={[...once, ...[...rules].map(([value, rule]) => ({ value, label: words(rule) }))]}
        onChange={(event) => set({ repeats: event.currentTarget.value as Repeats, until })}
      />
      {repeats !== 'once' && (
        <TextInput
          type="date"
          label={t`Dernier jour`}
          description={t`Facultatif. Sans dernier jour, Relais prévoit toujours les six prochains mois.`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={until}
          min={earliest}
          error={refused}
          onChange={(event) => set({ repeats, until: event.currentTarget.value })}
        />
      )}
    </>
  );
}
