import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useNetwork } from '../../server/network-context';
import { today as todayOf } from '../../server/reads';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { Invitation } from './invitation';
import { requests } from './joining';
import { NextMeeting } from './next-meeting';
import { Requests } from './requests';

/** For a network of one or two people: how others come in, requests to join, and the next meeting. */
export function FirstPeople({ others }: { others: number }) {
  const network = useNetwork();
  const { may } = network;
  const organises = may.includes('invite');
  const next = useQuery(todayOf(network)).data?.next;
  const asked = useQuery({ ...requests(network), enabled: organises });
  return (
    <div className={rows.stack}>
      {asked.data && asked.data.length > 0 && <Requests />}
      <Card labelledBy="first-people">
        <div className={rows.stack}>
          <div className={rows.tight}>
            <h2 id="first-people">
              {organises ? (
                <Plural
                  value={2 - others}
                  one="Invite encore une personne"
                  other="Invite tes deux premières personnes"
                />
              ) : (
                <Trans>Personne d'autre pour l'instant</Trans>
              )}
            </h2>
            {others === 0 && network.businessTalk !== 'never' && (
              <p className={rows.dim}>
                <Trans>Dès que quelqu'un sera là, tu pourras lui donner une reco ici.</Trans>
              </p>
            )}
          </div>
          <NextMeeting next={next} />
          {may.includes('show-join-link') ? (
            <Invitation next={next ?? null} organises={organises} />
          ) : (
            <p>
              <Trans>Les organisateurs de ce réseau peuvent inviter d'autres personnes.</Trans>
            </p>
          )}
          {organises && (
            <Link to="/people" hash="invite" className={rows.link}>
              <Trans>Ou par leur adresse e-mail</Trans>
            </Link>
          )}
        </div>
      </Card>
    </div>
  );
}
