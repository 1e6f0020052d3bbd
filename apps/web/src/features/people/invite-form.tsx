import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, InputBase } from '@mantine/core';
import type { Problem } from '@relais/contracts';
import { cleanText } from '@relais/contracts/text';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { useRefusal } from '../../server/refusals';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { HeldList } from './held-list';
import { InvitedList } from './invited-list';
import { useInviting } from './people';
import styles from './people.module.css';

/** One address or a pasted list; an unreadable line holds everything back and says why. */
export function InviteForm() {
  const { t } = useLingui();
  const [list, setList] = useState('');
  const network = useNetwork();
  const hasMembership = network.membership === 'yes';
  const [isTicked, setTicked] = useState(true);
  const asMembers = hasMembership && isTicked;
  const [tried, setTried] = useState(false);
  const inviting = useInviting(network);
  const problem = inviting.error instanceof ProblemError ? inviting.error.problem : null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!cleanText(list)) return;
    inviting.mutate(
      { people: list, asMembers },
      {
        onSuccess: () => {
          setList('');
          setTried(false);
        },
      },
    );
  };
  return (
    <Card labelledBy="invite">
      <form className={rows.stack} noValidate onSubmit={submit}>
        <h2 id="invite">
          <Trans>Inviter</Trans>
        </h2>
        <InputBase
          component="textarea"
          multiline
          rows={5}
          label={t`Adresses e-mail`}
          description={t`Une par ligne, avec le nom si tu veux : Zoé Roux <zoe@exemple.fr>`}
          value={list}
          error={tried && !cleanText(list) && t`Il manque une adresse.`}
          onChange={(event) => setList(event.currentTarget.value)}
        />
        {hasMembership && (
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={isTicked}
              onChange={(event) => setTicked(event.currentTarget.checked)}
            />
            <Trans>Membres dès aujourd'hui</Trans>
          </label>
        )}
        {hasMembership && !isTicked && (
          <p className={`${rows.small} ${rows.dim}`}>
            <Trans>Ces personnes sont invitées à venir, sans devenir membres.</Trans>
          </p>
        )}
        {inviting.error && <Complaint problem={problem} list={list} />}
        <Button type="submit" loading={inviting.isPending}>
          <Trans>Envoyer l'invitation</Trans>
        </Button>
        <Link to="/join-code" className={rows.link}>
          <Trans>Ou par un code QR, avec les demandes reçues</Trans>
        </Link>
      </form>
      {inviting.data && <InvitedList people={inviting.data.people} />}
      {inviting.data && (
        <HeldList
          key={inviting.submittedAt}
          held={inviting.data.held}
          asMembers={inviting.variables.asMembers}
        />
      )}
    </Card>
  );
}

function Complaint({ problem, list }: Readonly<{ problem: Problem | null; list: string }>) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const lines = list.split(/\r?\n/);
  const bad = (problem?.errors ?? []).flatMap(({ path, code, message }) => {
    const number = Number(/^people\.(\d+)$/.exec(path)?.[1]);
    return number ? [{ number, code, message, text: lines[number - 1] ?? '' }] : [];
  });
  if (bad.length === 0)
    return <p role="alert">{problem ? refusal.sentence(problem) : t`Le serveur ne répond pas. Réessaie.`}</p>;
  return (
    <div role="alert">
      <p>
        <Plural
          value={bad.length}
          one="Rien n'a été envoyé : une ligne est illisible."
          other="Rien n'a été envoyé : # lignes sont illisibles."
        />
      </p>
      <ul>
        {bad.map(({ number, code, message, text }) => (
          <li key={`${number} ${code}`} className={rows.small}>
            <Trans>
              Ligne {number}, « {text} » :
            </Trans>{' '}
            {refusal.words(code, message)}
          </li>
        ))}
      </ul>
    </div>
  );
}
