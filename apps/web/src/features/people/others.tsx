import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { members, people } from '../../server/reads';
import { Listing } from '../../ui/listing';
import rows from '../../ui/rows.module.css';
import { OtherLine } from './other-line';

/** Who left, visited or was invited, each to be erased. */
export function Others() {
  const { t } = useLingui();
  const network = useNetwork();
  const query = useQuery(people(network));
  const former = useQuery(members(network)).data?.filter(({ leftOn }) => leftOn !== null);
  const [erased, setErased] = useState(false);
  return (
    <div className={rows.tight}>
      <p role="status" className={rows.strong}>
        {erased && (
          <Trans>C'est effacé. Partout où se lisait ce nom, il y a maintenant « nom effacé ».</Trans>
        )}
      </p>
      <Listing
        query={{ ...query, data: query.data?.filter(({ isMember }) => !isMember) }}
        id="others"
        heading={t`Autres personnes connues ici`}
        unread={t`Les autres personnes n'ont pas pu être lues.`}
        none={t`Personne d'autre n'est connu ici.`}
      >
        {(person) => (
          <OtherLine
            key={person.personId}
            person={person}
            member={former?.find(({ personId }) => personId === person.personId)}
            onErased={() => setErased(true)}
          />
        )}
      </Listing>
      <p className={`${rows.small} ${rows.dim}`}>
        <Trans>
          Anciens membres, invités. Un membre s'efface après son départ : mets d'abord fin à son adhésion.
        </Trans>
      </p>
    </div>
  );
}
