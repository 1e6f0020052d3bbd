import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { MeetingId, TodayAnswer } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { Choices } from '../../ui/choices';
import { useFormat } from '../../ui/format';
import { More } from '../../ui/layout/more';
import rows from '../../ui/layout/rows.module.css';
import styles from './forms.module.css';
import type { ReferralDraft } from './referral-draft';

type Props = Readonly<{ draft: ReferralDraft; set: (change: Partial<ReferralDraft>) => void }>;

export function NoteAndWarmth({ draft, set }: Props) {
  const { t } = useLingui();
  return (
    <More label={t`Note, mise en relation`} open={Boolean(draft.need || draft.warmth)}>
      <div className={rows.stack}>
        <TextInput
          label={t`De quoi s'agit-il ?`}
          description={t`80 signes au plus, pas de santé ni de vie privée`}
          maxLength={longest.need}
          autoComplete="off"
          value={draft.need}
          onChange={(event) => set({ need: event.currentTarget.value })}
        />
        <Choices
          legend={t`Mise en relation`}
          name="warmth"
          value={draft.warmth === null ? null : (`${draft.warmth}` as const)}
          onChange={(warmth) => set({ warmth: Number(warmth) as 1 | 3 | 5 })}
          choices={[
            { value: '1', label: t`Je donne le contact` },
            { value: '3', label: t`J'en ai parlé` },
            { value: '5', label: t`Je vous présente` },
          ]}
        />
      </div>
    </More>
  );
}

type MeetingProps = Readonly<{
  meeting: NonNullable<TodayAnswer['meeting']>;
  value: MeetingId | null;
  onChange: (meetingId: MeetingId | null) => void;
}>;

export function MeetingBox({ meeting, value, onChange }: MeetingProps) {
  const time = useFormat().time(meeting.startTime);
  return (
    <label className={styles.box}>
      <input
        type="checkbox"
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? meeting.meetingId : null)}
      />
      <span>
        <Trans>À la rencontre d'aujourd'hui, {time}</Trans>
      </span>
    </label>
  );
}
