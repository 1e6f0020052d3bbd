import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ArrivalsAnswer, MeetingId, PersonId } from '@relais/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../server/client';
import { useNetwork } from '../../../server/network-context';
import { save } from '../../../server/outbox/this-device';
import { useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { say } from '../../../ui/notices';
import { useAction } from '../../../ui/use-action';
import { arrivals } from '../reads';
import styles from './sheet.module.css';

type Arrival = ArrivalsAnswer['arrivals'][number];
type Props = Readonly<{ meetingId: MeetingId; nameOf: (personId: PersonId) => string }>;

/** From so many on they can be put aside at once, as after a script. */
const many = 5;

/** Visitors who left their name by the QR code: one tap says that they are there, as a new person or as one who came before. */
export function Arrivals({ meetingId, nameOf }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const client = useQueryClient();
  const { data = [] } = useQuery(arrivals(network, meetingId));
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const refresh = () => client.invalidateQueries({ queryKey: ['arrivals'] });
  const aside = useAction({
    mutationFn: (one: Arrival | null) =>
      one
        ? send('delete', '/api/meetings/{meetingId}/arrivals/{arrivalId}', {
            params: { path: { meetingId, arrivalId: one.arrivalId } },
            as: network.personId,
          })
        : send('delete', '/api/meetings/{meetingId}/arrivals', {
            params: { path: { meetingId } },
            as: network.personId,
          }),
    refresh,
    said(_, one) {
      if (!one) return t`Noms écartés`;
      const { name } = one;
      return t`${name} : nom écarté`;
    },
  });
  const admit = async ({ arrivalId, name, invitedBy }: Arrival, personId: PersonId | null) => {
    setDecided((before) => new Set(before).add(arrivalId));
    await save([
      {
        kind: 'arrival',
        ...{ networkId: network.id, by: network.personId },
        about: { personId: personId ?? (arrivalId as string as PersonId), name },
        subject: `/meetings/${meetingId}/arrivals/${arrivalId}`,
        body: { personId, invitedBy: invitedBy?.personId ?? null },
      },
    ]);
    say(t`${name} : en visite`);
  };
  const waiting = data.filter(({ arrivalId }) => !decided.has(arrivalId));
  if (waiting.length === 0) return null;
  return (
    <div className={rows.tight}>
      <h3 id="arrivals">
        <Trans>Ont laissé leur nom par le code QR</Trans>
      </h3>
      <ul className={rows.tight} aria-labelledby="arrivals">
        {waiting.map((one) => (
          <ArrivalLine
            key={one.arrivalId}
            arrival={one}
            nameOf={nameOf}
            onAdmit={(personId) => void admit(one, personId)}
            onAside={() => aside.mutate(one)}
          />
        ))}
      </ul>
      {aside.isError && <p role="alert">{t`Le serveur ne répond pas. Réessaie.`}</p>}
      {waiting.length >= many && (
        <div>
          <Button variant="subtle" loading={aside.isPending} onClick={() => aside.mutate(null)}>
            <Trans>Écarter tous ces noms</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

type LineProps = Pick<Props, 'nameOf'> &
  Readonly<{ arrival: Arrival; onAdmit: (personId: PersonId | null) => void; onAside: () => void }>;

function ArrivalLine({ arrival, nameOf, onAdmit, onAside }: LineProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { name, sector, invitedBy, looksLike } = arrival;
  const host = invitedBy && (invitedBy.personId ? nameOf(invitedBy.personId) : invitedBy.name);
  return (
    <li className={styles.arrival}>
      <p>
        <span className={rows.strong}>{name}</span>{' '}
        <span className={rows.dim}>{[sector, host && t`avec ${host}`].filter(Boolean).join(' · ')}</span>
      </p>
      <div className={rows.inline}>
        {looksLike.map((one) => {
          const known = one.name ?? '';
          const day = one.lastSeenOn && format.shortDayYear(one.lastSeenOn);
          const beside = one.isMember ? t`membre` : day ? t`dernière venue le ${day}` : one.sector;
          return (
            <Button key={one.personId} onClick={() => onAdmit(one.personId)}>
              {[t`C'est ${known}`, beside].filter(Boolean).join(' · ')}
            </Button>
          );
        })}
        <Button
          variant={looksLike.length > 0 ? 'default' : 'filled'}
          aria-label={looksLike.length > 0 ? t`Quelqu'un d'autre : ${name}` : t`Noter sa venue : ${name}`}
          onClick={() => onAdmit(null)}
        >
          {looksLike.length > 0 ? t`Quelqu'un d'autre` : t`Noter sa venue`}
        </Button>
        <Button variant="subtle" aria-label={t`Écarter ${name}`} onClick={onAside}>
          <Trans>Écarter</Trans>
        </Button>
      </div>
    </li>
  );
}
