import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { Problem } from '@relais/contracts';
import { longest, mayHaveContact } from '@relais/contracts/rules';
import { useRefusal } from '../../server/refusals';
import { Choices } from '../../ui/choices';
import { useFormat } from '../../ui/format';
import { More } from '../../ui/layout/more';
import styles from './forms.module.css';
import type { FieldProblem, ReferralDraft, ReferralField } from './referral-draft';

type Props = Readonly<{
  draft: ReferralDraft;
  /** Full names. */
  receivers: readonly string[];
  set: (change: Partial<ReferralDraft>) => void;
  problems: Partial<Record<ReferralField, FieldProblem>>;
  refused: Problem | null;
}>;

/** The prospect, and who makes the call; telephone and e-mail appear only once the prospect has agreed. */
export function ProspectFields({ draft, receivers, set, problems, refused }: Props) {
  const { t } = useLingui();
  const words = useWhoCalls(draft.prospectName, receivers);
  const refusal = useRefusal();
  const nameError = problems.prospectName && t`Il manque le nom de la personne à appeler.`;
  const contactError =
    problems.contact && t`Dis qui appelle, ou que la personne n'est pas encore au courant.`;
  const phoneError = problems.phone && t`Ce n'est pas un numéro de téléphone.`;
  const emailError = problems.email && t`Ce n'est pas une adresse e-mail.`;
  return (
    <>
      <TextInput
        label={draft.contact === 'prospect-calls' ? t`Qui en a besoin ? (facultatif)` : t`Qui en a besoin ?`}
        maxLength={longest.name}
        autoComplete="off"
        value={draft.prospectName}
        onChange={(event) => set({ prospectName: event.currentTarget.value })}
        error={nameError || refusal.under(refused, 'prospect.name', 'prospect')}
      />
      <Choices
        legend={t`Qui appelle ?`}
        name="contact"
        value={draft.contact}
        onChange={(contact) => set({ contact })}
        choices={[
          { value: 'agreed', label: words.agreed },
          { value: 'prospect-calls', label: words.prospectCalls },
          {
            value: 'not-yet',
            label: words.notYet,
            hint: t`C'est une piste : elle comptera une fois l'accord donné.`,
          },
        ]}
        error={contactError || refusal.under(refused, 'contactBy', 'prospect.agreed')}
      />
      {mayHaveContact({ scope: draft.scope, agreed: draft.contact === 'agreed' }) && (
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

/** The choices of who makes the call, with the names that are known so far. */
function useWhoCalls(prospectName: string, receivers: readonly string[]) {
  const { t } = useLingui();
  const format = useFormat();
  const known = givenName(prospectName);
  const [start, inside] = known ? [known, known] : [t`Mon contact`, t`mon contact`];
  const count = receivers.length;
  const names = format.list(receivers.map(givenName));
  const notYet = t`${start} n'est pas encore au courant`;
  if (count === 0)
    return {
      agreed: t`On appelle ${inside}, qui est d'accord`,
      prospectCalls: t`${start} appelle : je lui donne le numéro`,
      notYet,
    };
  return {
    agreed: t`${plural(count, { one: `${names} appelle : ${inside} est d'accord`, other: `${names} appellent : ${inside} est d'accord` })}`,
    prospectCalls: t`${plural(count, { one: `${start} appelle : je lui donne le numéro de ${names}`, other: `${start} appelle : je lui donne les numéros de ${names}` })}`,
    notYet,
  };
}

/** The first word, unless it is a title. */
function givenName(name: string): string {
  const [first = ''] = name.trim().split(/\s+/);
  return first.endsWith('.') ? name.trim() : first;
}
