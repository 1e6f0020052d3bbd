import { useLingui } from '@lingui/react/macro';
import type { PassReferralBody, PersonId } from '@relais/contracts';
import type { NewEntry } from '../../server/outbox/entry';
import { useRefusal } from '../../server/refusals';
import { Choices } from '../../ui/choices';
import { DayField, useDayError } from '../../ui/day-field';
import { useDraft, type FormProps } from './form';
import { MeetingBox, NoteAndWarmth } from './details';
import { PersonPicker } from './person-picker';
import { ProspectFields } from './prospect-fields';
import { ProspectText } from './prospect-text';
import { bodyOf, draftOf, emptyReferral, onItsDay, problemsOf } from './referral-draft';
import { SaveBar } from './saving';
import { useSaving } from './use-saving';
import styles from './forms.module.css';

export function ReferralForm({ log, corrected }: FormProps) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const { network, today } = log;
  const mayNameMeeting = network.businessTalk === 'allowed';
  const meeting = mayNameMeeting ? log.meeting : null;
  const name = `${network.personId}.referral`;
  const {
    draft: typed,
    isUntouched,
    tried,
    set,
    clear,
    submit,
  } = useDraft(
    corrected ? `${name}.${corrected.id}` : name,
    emptyReferral,
    corrected ? draftOf(corrected.body as PassReferralBody) : emptyReferral,
  );
  const draft = onItsDay(mayNameMeeting ? typed : { ...typed, meetingId: null }, today, meeting);
  const { people } = log;
  const saving = useSaving(name);
  const problems = problemsOf(draft, today);
  const nameOf = (id: PersonId) =>
    people.find((person) => person.id === id)?.name ?? corrected?.about.name ?? '';

  const save = () => {
    const entries = draft.receivers.map((receiverId): NewEntry => {
      const about = { personId: receiverId, name: nameOf(receiverId) };
      const body = bodyOf(draft, network.id, receiverId);
      return { kind: 'referral', networkId: network.id, by: network.personId, about, body };
    });
    void saving.save(entries, typed, corrected, clear);
  };
  const dayError = useDayError(draft.day, today);
  const refused = corrected?.problem ?? null;

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={submit(Object.keys(problems).length === 0, save, isUntouched && saving.isUndoable)}
    >
      <div className={styles.people}>
        <Choices
          legend={t`Pour qui ?`}
          name="scope"
          compact
          value={draft.scope}
          onChange={(scope) => set({ scope })}
          choices={[
            { value: 'outside', label: t`Quelqu'un que je connais` },
            { value: 'inside', label: t`Pour moi` },
          ]}
        />
        <PersonPicker
          legend={t`À qui ?`}
          several
          people={people}
          chosen={draft.receivers}
          onChange={(receivers) => set({ receivers })}
          error={
            (tried && problems.receiver && t`Choisis au moins une personne.`) ||
            refusal.under(refused, 'receiverId')
          }
        />
      </div>
      <div className={styles.rest}>
        {draft.scope === 'outside' && (
          <ProspectFields
            draft={draft}
            receivers={draft.receivers.map(nameOf)}
            set={set}
            problems={tried ? problems : {}}
            refused={refused}
          />
        )}
        <NoteAndWarmth draft={draft} set={set} />
        {meeting && draft.day === meeting.date && (
          <MeetingBox
            meeting={meeting}
            value={draft.meetingId}
            onChange={(meetingId) => set({ meetingId })}
          />
        )}
        <DayField
          value={draft.day}
          today={today}
          onChange={(day) => set({ day, meetingId: 'todays' })}
          error={dayError ?? refusal.under(refused, 'passedOn', 'day')}
        />
      </div>
      <SaveBar
        saving={saving}
        isUntouched={isUntouched}
        label={t`Enregistrer`}
        withdrawLabel={t`Annuler cette reco`}
        extra={
          <ProspectText entries={saving.said?.entries ?? []} ids={saving.said?.ids ?? []} people={people} />
        }
      />
    </form>
  );
}
