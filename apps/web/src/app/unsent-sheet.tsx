import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useNetwork } from '../server/network-context';
import { drop, useUnsent, type Unsent } from '../server/outbox';
import { me } from '../server/reads';
import { useRefusal } from '../server/refusals';
import { resend } from '../server/sender';
import { useFormat } from '../ui/format';
import { Sheet } from '../ui/sheet';
import styles from './status-chip.module.css';
import rows from '../ui/rows.module.css';

type Props = Readonly<{ opened: boolean; onClose: () => void }>;

export function UnsentSheet({ opened, onClose }: Props) {
  const { t } = useLingui();
  const unsent = useUnsent();
  return (
    <Sheet opened={opened} onClose={onClose} title={t`À envoyer`}>
      {unsent.length === 0 ? (
        <p className={rows.dim}>
          <Trans>Tout est enregistré : rien n'attend sur cet appareil.</Trans>
        </p>
      ) : (
        <ul className={rows.tight}>
          {unsent.map((entry) => (
            <UnsentCard key={entry.path} entry={entry} onMend={onClose} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function UnsentCard({ entry, onMend }: { entry: Unsent; onMend: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const refusal = useRefusal();
  const navigate = useNavigate();
  const { kind, about, withdraws, state, problem, by } = entry;
  const isOfSpeaker = by === useNetwork().personId;
  const author = useQuery(me).data?.networks.find(({ personId }) => personId === by);
  // The form records in the name of who speaks now.
  const mendable = isOfSpeaker && !withdraws && (state === 'refused' || !entry.tried);
  const what = {
    referral: t`Reco pour ${about.name}`,
    thanks: t`Merci à ${about.name}`,
    'one-to-one': t`Tête-à-tête avec ${about.name}`,
  };
  const saved = format.instant(entry.savedAt);
  const mend = () => {
    onMend();
    void navigate({ to: '/', search: { mend: entry.path, ...(kind !== 'referral' && { do: kind }) } });
  };
  return (
    <li className={styles.entry}>
      <div>
        <p className={rows.strong}>{withdraws ? t`À retirer : ${what[kind]}` : what[kind]}</p>
        <p className={`${rows.dim} ${rows.small}`}>
          {isOfSpeaker || !author
            ? saved
            : t`${saved}, au nom de ${author.personName ?? ''} (${author.name})`}
        </p>
      </div>
      <p className={styles.why}>
        {problem ? (
          refusal.sentence(problem)
        ) : (
          <Trans>Pas encore parti. Nouvel essai dès que possible.</Trans>
        )}
      </p>
      <div className={rows.inline}>
        <Button onClick={() => resend(entry)}>{t`Renvoyer`}</Button>
        {mendable && <Button variant="default" onClick={mend}>{t`Corriger`}</Button>}
        <Button variant="subtle" onClick={() => drop(entry)}>{t`Abandonner`}</Button>
      </div>
    </li>
  );
}
