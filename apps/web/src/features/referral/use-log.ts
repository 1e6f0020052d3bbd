import type { TodayAnswer } from '@relais/contracts';
import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { ledger, members, today as todayOf, type Ledger, type Member } from '../../server/reads';
import { dayIn } from '../../ui/format';
import { givenLately, peopleToPick } from './people';

type Known = { members: readonly Member[]; today: TodayAnswer | undefined; ledger: Ledger | undefined };

/**
 * What the forms need. People keep the order of the first complete reading while the screen is open: nothing
 * moves under the thumb. Without today's meeting or the ledger one can write all the same.
 */
export function useLog() {
  const network = useNetwork();
  const { i18n } = useLingui();
  const [late, setLate] = useState(false);
  const [known, setKnown] = useState<Known | null>(null);
  const everybody = useQuery(members(network));
  const day = useQuery(todayOf(network));
  const account = useQuery(ledger(network));
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1500);
    return () => clearTimeout(timer);
  }, []);

  const complete = late || (!day.isPending && !account.isPending);
  if (!known && everybody.data && complete)
    setKnown({ members: everybody.data, today: day.data, ledger: account.data });

  const today = known?.today?.today ?? dayIn(network.timezone);
  const pickable = (formerToo: boolean) =>
    peopleToPick({
      members: known?.members ?? [],
      me: network.personId,
      inTheRoom: known?.today?.inTheRoom ?? [],
      lately: givenLately(known?.ledger),
      language: i18n.locale,
      today,
      formerToo,
    });
  return {
    network,
    ready: Boolean(known),
    failed: everybody.isError && !everybody.data,
    again: () => void everybody.refetch(),
    today,
    meeting: known?.today?.meeting ?? null,
    ledger: account.data,
    pickable,
  };
}

export type Log = ReturnType<typeof useLog>;
