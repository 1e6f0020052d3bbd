import { useLingui } from '@lingui/react/macro';
import type { HoldOneToOneBody, PersonId } from '@relais/contracts';
import { useRefusal } from '../../server/refusals';
import { DayField, useDayError } from '../../ui/day-field';
import { useDraft, type FormProps } from './form';
import { PersonPicker } from './person-picker';
import { SaveBar } from './saving';
import { useSaving } from './use-saving';
import styles from './forms.module.css';

/** `day` null: today, whenever it is saved. */
type Draft = { withId: PersonId | null; day: string | null };
const empty: Draft = { withId: null, day: null };

export function OneToOneForm({ log, corrected }: FormProps) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const { network, today } = log;
  const name = `${network.personId}.one-to-one`;
  const old = corrected?.body as HoldOneToOneBody | undefined;
  const { draft, isUntouched, tried, set, clear, submit } = useDraft<Draft>(
    corrected ? `${name}.${corrected.id}` : name,
    empty,
    old ? { withId: old.withId, day: old.on } : empty,
  );
  const { people } = log;
  const day = draft.day ?? today;
  const saving = useSaving(name);
  const dayError = useDayError(day, today);

  const save = () => {
    const { withId } = draft;
    if (!withId) return;
    const body: HoldOneToOneBody = { networkId: network.id, withId, on: day };
    const about = { personId: withId, name: people.find(({ id }) => id === withId)?.name ?? '' };
    const entry = { kind: 'one-to-one' as const, networkId: network.id, by: network.personId, about, body };
    void saving.save([entry], draft, corrected, clear);
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={submit(Boolean(draft.withId) && !dayError, save, isUntouched && saving.isUndoable)}
    >
      <PersonPicker
        legend={t`Avec qui ?`}
        people={people}
        chosen={draft.withId ? [draft.withId] : []}
        onChange={([withId = null]) => set({ withId })}
        error={
          (tried && !draft.withId && t`Choisis une personne.`) ||
          refusal.under(corrected?.problem ?? null, 'withId')
        }
      />
      <div className={styles.rest}>
        <DayField
          value={day}
          today={today}
          onChange={(day) => set({ day })}
          error={dayError ?? refusal.under(corrected?.problem ?? null, 'on', 'day')}
        />
      </div>
      <SaveBar
        saving={saving}
        isUntouched={isUntouched}
        label={t`Enregistrer`}
        withdrawLabel={t`Annuler ce tête-à-tête`}
      />
    </form>
  );
}
