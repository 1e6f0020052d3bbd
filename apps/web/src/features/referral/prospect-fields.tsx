import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { Problem } from '@relais/contracts';
import { useRefusal } from '../../server/refusals';
import { Choices } from '../../ui/choices';
import { More } from '../../ui/more';
import type { FieldProblem, ReferralDraft, ReferralField } from './referral-draft';
import styles from './forms.module.css';

type Props = Readonly<{
  draft: ReferralDraft;
  set: (change: Partial<ReferralDraft>) => void;
  problems: Partial<Record<ReferralField, FieldProblem>>;
  refused: Problem | null;
}>;

/** Who needs it, who calls whom; telephone and e-mail exist only once the person has agreed. */
export function ProspectFields({ draft, set, problems, refused }: Props) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const nameError = problems.prospectName && t`Il manque le nom de la personne à appeler.`;
  const contactError = problems.contact && t`Dis qui appelle, ou que ce n'est pas encore d'accord.`;
  const phoneError = problems.phone && t`Ce n'est pas un numéro de téléphone.`;
  const emailError = problems.email && t`Ce n'est pas une adresse e-mail.`;
  return (
    <>
      <TextInput
        label={draft.contact === 'prospect-calls' ? t`Qui en a besoin ? (facultatif)` : t`Qui en a besoin ?`}
        maxLength={120}
        autoComplete="off"
        value={draft.prospectName}
        onChange={(event) => set({ prospectName: event.currentTarget.value })}
        error={nameError || refusal.under(refused, 'prospect.name', 'prospect')}
      />
      <Choices
        legend={t`Qui appelle ?`}
        name="contact"
        value={draft.contact}
        onChange={(contact) => set({ contact })}
        choices={[
          { value: 'agreed', label: t`J'ai son accord, tu peux appeler` },
          { value: 'prospect-calls', label: t`Je lui donne tes coordonnées` },
          {
            value: 'not-yet',
            label: t`Pas encore d'accord`,
            hint: t`C'est une piste : elle comptera quand l'accord sera là.`,
          },
        ]}
        error={contactError || refusal.under(refused, 'contactBy', 'prospect.agreed')}
      />
      {draft.contact === 'agreed' && (
        <More
          label={t`Téléphone, e-mail (maintenant ou plus tard)`}
          open={Boolean(draft.phone || draft.email)}
        >
          <div className={styles.two}>
            <TextInput
              type="tel"
              label={t`Téléphone`}
              autoComplete="off"
              value={draft.phone}
              onChange={(event) => set({ phone: event.currentTarget.value })}
              error={phoneError || refusal.under(refused, 'prospect.phone')}
            />
            <TextInput
              type="email"
              label={t`E-mail`}
              autoComplete="off"
              value={draft.email}
              onChange={(event) => set({ email: event.currentTarget.value })}
              error={emailError || refusal.under(refused, 'prospect.email')}
            />
          </div>
        </More>
      )}
    </>
  );
}
