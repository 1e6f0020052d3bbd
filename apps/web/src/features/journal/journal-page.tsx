import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';
import { Listing, OrganisersPage } from '../../ui/further/listing';
import rows from '../../ui/layout/rows.module.css';
import { journal } from './reads';
import { useEntryWords, useNamed } from './words';

/** The journal of the last twelve months, for this network's organisers. */
export function JournalPage() {
  const { t } = useLingui();
  const { may } = useNetwork();
  return (
    <OrganisersPage title={t`Journal`} isMine={may.includes('read-audit')}>
      <p className={rows.dim}>
        <Trans>
          Rôles, effacements, imports, exports, jetons d'accès et codes QR des douze derniers mois. Les
          connexions n'y sont pas : chacun ne voit que les siennes.
        </Trans>
      </p>
      <Entries />
    </OrganisersPage>
  );
}

function Entries() {
  const { t } = useLingui();
  const format = useFormat();
  const words = useEntryWords();
  const named = useNamed();
  const network = useNetwork();
  return (
    <Listing
      query={useQuery(journal(network))}
      id="journal-entries"
      heading={t`Les douze derniers mois`}
      unread={t`Le journal n'a pas pu être lu.`}
      none={t`Rien dans le journal pour l'instant.`}
    >
      {(entry) => (
        <li key={`${entry.at} ${entry.what} ${entry.about ?? ''}`}>
          <p className={rows.strong}>{words(entry)}</p>
          <p className={`${rows.small} ${rows.dim}`}>
            <time dateTime={entry.at}>{format.instant(entry.at)}</time>
            {' · '}
            {entry.by ? named(entry.by) : t`par la personne qui gère Relais, ou automatiquement`}
          </p>
        </li>
      )}
    </Listing>
  );
}
