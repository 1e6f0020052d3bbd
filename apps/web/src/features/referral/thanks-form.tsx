import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { GiveThanksBody, PersonId, ReferralId } from '@relais/contracts';
import { decimalAmount } from '@relais/contracts/rules';
import { useRefusal } from '../../server/refusals';
import { minorUnitsIn } from '../../ui/amount';
import { DayField, useDayError } from '../../ui/day-field';
import { useFormat } from '../../ui/format';
import { Select } from '../../ui/select';
import { useDraft, type FormProps } from './form';
import { PersonPicker } from './person-picker';
import { SaveBar } from './saving';
import { Thanked } from './thanked';
import { useSaving } from './use-saving';
import styles from './forms.module.css';

/** `day` null: today, whenever it is saved. */
type Draft = {
  thankedId: PersonId | null;
  referralId: ReferralId | null;
  amount: string;
  day: string | null;
};
const empty: Draft = { thankedId: null, referralId: null, amount: '', day: null };

const draftOf = (body: GiveThanksBody, decimals: number): Draft => ({
  thankedId: body.thankedId,
  referralId: body.referralId ?? null,
  amount: body.amountInCents ? decimalAmount(body.amountInCents, decimals) : '',
  day: body.on,
});

export function ThanksForm({ log, corrected }: FormProps) {
  const { t } = useLingui();
  const format = useFormat();
  const refusal = useRefusal();
  const { network, today } = log;
  const name = `${network.personId}.thanks`;
  const refused = corrected?.problem ?? null;
  const { draft, isUntouched, tried, set, clear, submit } = useDraft(
    corrected ? `${name}.${corrected.id}` : name,
    empty,
    corrected ? draftOf(corrected.body as GiveThanksBody, network.decimals) : empty,
  );
  const people = log.everyone;
  const day = draft.day ?? today;
  const saving = useSaving(name);
  const amountInCents = minorUnitsIn(draft.amount, network.decimals);
  const received = (log.ledger?.entries ?? []).filter(
    ({ kind, standing, counterpart }) =>
      kind === 'received' && standing && counterpart?.personId === draft.thankedId,
  );
  const whole = format.decimal(1250, 0);
  const fine = format.decimal(1250.5, network.decimals);
  const example =
    network.decimals === 0
      ? t`Écris un montant comme ${whole}, sans décimales.`
      : t`Écris un montant comme ${whole} ou ${fine}.`;
  const amountError = Number.isNaN(amountInCents) ? example : null;
  const dayError = useDayError(day, today);

  const save = () => {
    const { thankedId, referralId } = draft;
    if (!thankedId) return;
    const body: GiveThanksBody = {
      networkId: network.id,
      thankedId,
      on: day,
      ...(referralId && { referralId }),
      ...(amountInCents && { amountInCents }),
    };
    const about = { personId: thankedId, name: people.find(({ id }) => id === thankedId)?.name ?? '' };
    const entry = { kind: 'thanks' as const, networkId: network.id, by: network.personId, about, body };
    void saving.save([entry], draft, corrected, clear);
  };
  const good = Boolean(draft.thankedId) && !amountError && !dayError;

  return (
    <form className={styles.form} noValidate onSubmit={submit(good, save, isUntouched && saving.isUndoable)}>
      <PersonPicker
        legend={t`Qui veux-tu remercier ?`}
        people={people}
        chosen={draft.thankedId ? [draft.thankedId] : []}
        onChange={([thankedId = null]) => set({ thankedId, referralId: null })}
        error={(tried && !draft.thankedId && t`Choisis une personne.`) || refusal.under(refused, 'thankedId')}
      />
      <div className={styles.rest}>
        {received.length > 0 && (
          <Select
            label={t`Pour quelle reco ? (facultatif)`}
            value={draft.referralId ?? ''}
            onChange={(event) =>
              set({ referralId: (event.currentTarget.value || null) as ReferralId | null })
            }
            data={[
              { value: '', label: t`Aucune en particulier` },
              ...received.toReversed().map(({ referralId, on, prospect, need }) => {
                const day = format.day(on);
                const about = [prospect, need].filter((known) => known !== null);
                const label = about.length === 0 ? t`Celle du ${day}` : [...about, day].join(' · ');
                return { value: referralId ?? '', label };
              }),
            ]}
            error={refusal.under(refused, 'referralId')}
          />
        )}
        {draft.thankedId && <Thanked log={log} thankedId={draft.thankedId} referralId={draft.referralId} />}
        <TextInput
          label={t`Affaire conclue, hors taxes (facultatif)`}
          description={t`Sans montant, c'est un simple merci.`}
          inputMode="decimal"
          autoComplete="off"
          rightSection={<span aria-hidden="true">{network.currency === 'EUR' ? '€' : network.currency}</span>}
          rightSectionWidth={56}
          value={draft.amount}
          onChange={(event) => set({ amount: event.currentTarget.value })}
          error={(tried && amountError) || refusal.under(refused, 'amountInCents')}
        />
        <DayField
          value={day}
          today={today}
          onChange={(day) => set({ day })}
          error={dayError ?? refusal.under(refused, 'on', 'day')}
        />
      </div>
      <SaveBar
        saving={saving}
        isUntouched={isUntouched}
        label={t`Dire merci`}
        withdrawLabel={t`Annuler ce merci`}
      />
    </form>
  );
}
