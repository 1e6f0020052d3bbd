import type { PersonId, TodayAnswer } from '@relais/contracts';
import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { ledger, members, today as todayOf, type Ledger, type Member } from '../../server/reads';
import { useDay } from './day';
import { type Pickable, peopleToPick } from './people';

type Known = {
  speakerId: PersonId;
  day: string;
  members: readonly Member[];
  inTheRoom: TodayAnswer['inTheRoom'] | undefined;
  ledger: Ledger | undefined;
};

/**
 * What the forms need. People keep the order of the first complete read of a day: nothing moves under the thumb. Newcomers to a network
 * of one or two people appear at once. The forms work without today's meeting and the ledger.
 */
export function useLog() {
  const network = useNetwork();
  const { i18n } = useLingui();
  const [late, setLate] = useState(false);
  const [known, setKnown] = useState<Known | null>(null);
  const everybody = useQuery(members(network));
  const answer = useQuery(todayOf(network));
  const account = useQuery(ledger(network));
  const today = useDay(network.timezone, answer);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1500);
    return () => clearTimeout(timer);
  }, []);

  const { data, refetch } = answer;
  const isPast = data !== undefined && data.today !== today;
  useEffect(() => {
    if (isPast) void refetch();
  }, [isPast, refetch]);

  const todays = isPast ? undefined : data;
  const complete = late || (!answer.isPending && !account.isPending);
  const mine = known?.speakerId === network.personId ? known : null;
  const [people, everyone] = useMemo(
    () =>
      [false, true].map((isForThanks) =>
        peopleToPick({
          members: mine?.members ?? [],
          latest: everybody.data ?? [],
          me: network.personId,
          inTheRoom: mine?.inTheRoom ?? [],
          ledger: mine?.ledger,
          language: i18n.locale,
          today: mine?.day ?? '',
          isForThanks,
        }),
      ),
    [mine, everybody.data, network.personId, i18n.locale],
  ) as [Pickable[], Pickable[]];
  const isGrowing = people.length < 2 && mine?.members !== everybody.data;
  // An answer from before gives way to the one that is asked for as the screen opens.
  const isSettling = !late && mine?.inTheRoom !== todays?.inTheRoom;
  if ((mine?.day !== today || isGrowing || isSettling) && everybody.data && complete)
    setKnown({
      speakerId: network.personId,
      day: today,
      members: everybody.data,
      inTheRoom: todays?.inTheRoom,
      ledger: account.data,
    });

  return {
    network,
    ready: mine !== null,
    failed: everybody.isError && !everybody.data,
    again: () => void everybody.refetch(),
    today,
    meeting: todays?.meeting ?? null,
    ledger: account.data,
    people,
    /** Former members too: one may thank them. */
    everyone,
  };
}

export type Log = ReturnType<typeof useLog>;
