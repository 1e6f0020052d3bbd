import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useNetwork } from '../server/network-context';
import type { Entry } from '../server/outbox/entry';
import type { Kind } from '../server/outbox/kinds';
import { type Standing, cards, standingOf } from '../server/outbox/outbox.rules';
import { outbox, sendNow } from '../server/outbox/this-device';
import { useOutbox, useUnsent } from '../server/outbox/use-outbox';
import { me } from '../server/reads';
import { useRefusal } from '../server/refusals';
import { useEntryWords } from '../ui/entry-words';
import { useFormat } from '../ui/format';
import rows from '../ui/layout/rows.module.css';
import { Sheet } from '../ui/layout/sheet';
import { useStandingWords } from '../ui/standing-words';
import { useDropping } from '../ui/use-dropping';
import styles from './status-chip.module.css';

type Props = Readonly<{ opened: boolean; onClose: () => void }>;

export function UnsentSheet({ opened, onClose }: Props) {
  const { t } = useLingui();
  const unsent = useUnsent();
  const shown = cards(unsent);
  const { isKept } = useOutbox();
  return (
    <Sheet opened={opened} onClose={onClose} title={t`À envoyer`}>
      <div className={rows.stack}>
        {!isKept && (
          <p className={styles.why}>
            <Trans>
              La mémoire de cet appareil est pleine, ou Relais n'y a pas accès. Ce que tu enregistres part dès
              que possible : ne ferme pas cette page avant.
            </Trans>
          </p>
        )}
        {shown.length === 0 ? (
          <p className={rows.dim}>
            <Trans>Tout est enregistré : rien n'attend sur cet appareil.</Trans>
          </p>
        ) : (
          <ul className={rows.tight}>
            {shown.map((entry) => (
              <UnsentCard
                key={entry.id}
                entry={entry}
                standing={standingOf(entry, unsent)}
                onCorrect={onClose}
              />
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  );
}

/** Where an entry is corrected; steps and notes are sent again or dropped. */
const forms: Partial<Record<Kind, { do?: 'thanks' | 'one-to-one' }>> = {
  referral: {},
  thanks: { do: 'thanks' },
  'one-to-one': { do: 'one-to-one' },
};

type CardProps = Readonly<{ entry: Entry; standing: Standing; onCorrect: () => void }>;

function UnsentCard({ entry, standing, onCorrect }: CardProps) {
  const { t } = useLingui();
  const format = useFormat();
  const refusal = useRefusal();
  const navigate = useNavigate();
  const words = useEntryWords();
  const standingWords = useStandingWords();
  const { id, kind, state, problem, by } = entry;
  const isOfSpeaker = by === useNetwork().personId;
  const author = useQuery(me).data?.networks.find(({ personId }) => personId === by);
  // The form records in the name of who speaks now.
  const form = forms[kind];
  const isCorrectable = isOfSpeaker && form && (state === 'refused' || (state === 'waiting' && !entry.tried));
  const drop = useDropping();
  const saved = format.instant(entry.savedAt);
  const correct = async () => {
    if (state !== 'refused' && !(await outbox.hold(entry))) return;
    onCorrect();
    await navigate({ to: '/', search: { correct: id, ...form } });
  };
  return (
    <li className={styles.entry}>
      <div>
        <p className={rows.strong}>{words(entry)}</p>
        <p className={`${rows.dim} ${rows.small}`}>
          {isOfSpeaker || !author
            ? saved
            : t`${saved}, au nom de ${author.personName ?? ''} (${author.name})`}
        </p>
      </div>
      <p className={standing === 'held' ? rows.dim : styles.why}>
        {problem ? (
          refusal.sentence(problem)
        ) : standing === 'refused' ? (
          <Trans>Pas parti : à corriger ou à renvoyer.</Trans>
        ) : standing === 'waiting' ? (
          <Trans>Pas encore parti. Nouvel essai dès que possible.</Trans>
        ) : (
          standingWords.of(standing)
        )}
      </p>
      <div className={rows.inline}>
        <Button onClick={() => void sendNow([entry])}>
          {standing === 'held' ? t`Envoyer maintenant` : t`Renvoyer`}
        </Button>
        {isCorrectable && <Button variant="default" onClick={() => void correct()}>{t`Corriger`}</Button>}
        <Button variant="subtle" onClick={() => void drop(entry)}>{t`Abandonner`}</Button>
      </div>
    </li>
  );
}
