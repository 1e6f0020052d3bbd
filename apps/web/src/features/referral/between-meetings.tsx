import { useLingui } from '@lingui/react/macro';
import type { TodayAnswer } from '@relais/contracts';
import { type ReactNode, useEffect, useState } from 'react';
import type { Network } from '../../server/reads';
import { minuteIn, useFormat } from '../../ui/format';
import { Empty } from '../../ui/layout/page';

type Props = Readonly<{ network: Network; meeting: TodayAnswer['meeting']; children: ReactNode }>;

const checkEvery = 10_000;

/** The form for a referral, but not while a meeting is under way that keeps business out. */
export function BetweenMeetings({ network, meeting, children }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), checkEvery);
    return () => clearInterval(timer);
  }, []);
  if (network.businessTalk !== 'not-in-meetings' || !meeting) return children;
  const { from, until } = meeting.hours;
  if (now < from || now >= until) return children;
  const end = format.time(minuteIn(network.timezone, until).slice(-5));
  return (
    <Empty title={t`La rencontre est en cours.`}>
      {t`Dans ce réseau, on ne parle pas d'affaires pendant les rencontres : note ta reco à partir de ${end}.`}
    </Empty>
  );
}
