import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useUnsent } from '../../server/outbox/use-outbox';
import { Empty, Page } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { BetweenMeetings } from './between-meetings';
import { OneToOneForm } from './one-to-one-form';
import { ReferralForm } from './referral-form';
import { ThanksForm } from './thanks-form';
import { useLog } from './use-log';

type Props = Readonly<{
  /** How a guest is brought to the next meeting. */
  guest: ReactNode;
  /** How a network of one or two people becomes larger. @param others how many people there are in addition to the speaker */
  firstPeople: (others: number) => ReactNode;
}>;

const route = getRouteApi('/signed-in/');

export function LogPage({ guest, firstPeople }: Props) {
  const { t } = useLingui();
  const { do: chosen, correct } = route.useSearch();
  const navigate = route.useNavigate();
  const log = useLog();
  const isBusiness = log.network.businessTalk !== 'never';
  const what = isBusiness ? (chosen ?? 'referral') : 'one-to-one';
  const title = isBusiness ? t`Ajouter` : t`Tête-à-tête`;
  const [inviting, setInviting] = useState(false);
  const corrected = useUnsent().find(({ id, kind }) => id === correct && kind === what) ?? null;
  const form = { log, corrected };
  const key = `${log.network.id} ${correct ?? ''}`;
  const choosable = what === 'thanks' ? log.everyone : log.people;

  if (log.ready && log.everyone.length === 0) return <Page title={title}>{firstPeople(0)}</Page>;

  return (
    <Page title={title}>
      {isBusiness && (
        <SegmentedControl
          fullWidth
          size="md"
          radius="lg"
          aria-label={t`Quoi ?`}
          value={what}
          onChange={(next) => void navigate({ search: next === 'referral' ? {} : { do: next } })}
          data={[
            { value: 'referral', label: t`Reco` },
            { value: 'one-to-one', label: t`Tête-à-tête` },
            { value: 'thanks', label: t`Merci` },
            { value: 'guest', label: t`Invité` },
          ]}
        />
      )}
      {isBusiness && log.ready && log.people.length === 1 && log.network.may.includes('show-join-link') && (
        <>
          <p className={rows.spread}>
            <Trans>Il n'y a encore qu'une personne à qui donner une reco.</Trans>
            <Button variant="subtle" aria-expanded={inviting} onClick={() => setInviting(!inviting)}>
              <Trans>Inviter quelqu'un</Trans>
            </Button>
          </p>
          {inviting && firstPeople(1)}
        </>
      )}
      {what === 'guest' ? (
        guest
      ) : log.failed ? (
        <Empty
          title={t`Les membres n'ont pas pu être lus.`}
          action={<Button onClick={log.again}>{t`Réessayer`}</Button>}
        >
          <Trans>La connexion est peut-être coupée.</Trans>
        </Empty>
      ) : !log.ready ? (
        <ListSkeleton rows={7} />
      ) : choosable.length === 0 ? (
        firstPeople(0)
      ) : what === 'one-to-one' ? (
        <OneToOneForm key={key} {...form} />
      ) : what === 'thanks' ? (
        <ThanksForm key={key} {...form} />
      ) : (
        <BetweenMeetings network={log.network} meeting={log.meeting}>
          <ReferralForm key={key} {...form} />
        </BetweenMeetings>
      )}
    </Page>
  );
}
