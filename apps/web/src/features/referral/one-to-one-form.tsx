import { useLingui } from '@lingui/react/macro';
import type { HoldOneToOneBody, PersonId } from '@relais/contracts';
import { drop } from '../../server/outbox';
import { useRefusal } from '../../server/refusals';
import { DayField } from '../../ui/day-field';
import { useDraft, type FormProps } from './form';
import { PersonPicker } from './person-picker';
import { SaveBar, useSaving } from './saving';
import styles from './forms.module.css';

/** `day` null: today, whenever it is saved. */
type Draft = { withId: PersonId | null; day: string | null };
const empty: Draft = { withId: null, day: null };

export function OneToOneForm({ log, mending }: FormProps) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const { network, today } = log;
  const mended = mending?.kind === 'one-to-one' ? mending : null;
  const old = mended?.body as HoldOneToOneBody | undefined;
  const { draft, tried, form, set, reset, submit } = useDraft<Draft>(
    old ? { withId: old.withId, day: old.on } : empty,
  );
  const { people } = log;
  const day = draft.day ?? today;
  const saving = useSaving();
  const dayError = !day ? t`Il manque le jour.` : day > today ? t`Ce jour n'est pas encore arrivé.` : null;

  const save = () => {
    const { withId } = draft;
    if (!withId) return;
    const body: HoldOneToOneBody = { networkId: network.id, withId, on: day };
    const about = { personId: withId, name: people.find(({ id }) => id === withId)?.name ?? '' };
    if (mended) drop(mended);
    saving.save([{ kind: 'one-to-one', networkId: network.id, by: network.personId, about, body }], () =>
      reset(draft),
    );
    reset(empty);
    scrollTo({ top: 0 });
  };

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={submit(Boolean(draft.withId) && !dayError, save)}
    >
      <PersonPicker
        legend={t`Avec qui ?`}
        people={people}
        chosen={draft.withId ? [draft.withId] : []}
        onChange={([withId = null]) => set({ withId })}
        error={
          (tried && !draft.withId && t`Choisis une personne.`) ||
          refusal.under(mended?.problem ?? null, 'withId')
        }
      />
      <div className={styles.rest}>
        <DayField
          value={day}
          today={today}
          onChange={(day) => set({ day })}
          error={dayError ?? refusal.under(mended?.problem ?? null, 'on', 'day')}
        />
      </div>
      <SaveBar saving={saving} label={t`Enregistrer`} />
    </form>
  );
}
