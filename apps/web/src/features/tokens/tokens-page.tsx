import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../server/network-context';
import { BesideList } from '../../ui/further/beside-list';
import { Listing, OrganisersPage } from '../../ui/further/listing';
import styles from '../../ui/layout/listing.module.css';
import rows from '../../ui/layout/rows.module.css';
import { NewToken } from './new-token';
import { tokens } from './reads';
import { TokenLine } from './token-line';

/** The API tokens of a network, for its organisers. */
export function TokensPage() {
  const { t } = useLingui();
  const { id, may } = useNetwork();
  return (
    <OrganisersPage title={t`Jetons d'accès`} isMine={may.includes('manage-tokens')}>
      <p className={rows.dim}>
        <Trans>
          Un jeton laisse un logiciel lire et écrire ici à ta place. Chaque jeton a un rôle et un dernier jour
          ; on peut le révoquer à tout moment.
        </Trans>
      </p>
      <div className={styles.columns}>
        <BesideList key={id} label={t`Nouveau jeton`}>
          <NewToken />
        </BesideList>
        <Known />
      </div>
    </OrganisersPage>
  );
}

function Known() {
  const { t } = useLingui();
  const network = useNetwork();
  return (
    <Listing
      query={useQuery(tokens(network))}
      id="known-tokens"
      heading={t`Jetons de ce réseau`}
      unread={t`Les jetons n'ont pas pu être lus.`}
      none={t`Aucun jeton pour l'instant.`}
    >
      {(token) => <TokenLine key={token.tokenId} token={token} />}
    </Listing>
  );
}
