import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useUnsent } from '../../server/outbox/use-outbox';
import { Empty, Page } from '../../ui/page';
import { ListSkeleton } from '../../ui/list-skeleton';
import { OneToOneForm } from './one-to-one-form';
import { ReferralForm } from './referral-form';
import { ThanksForm } from './thanks-form';
import { useLog } from './use-log';

const route = getRouteApi('/signed-in/');

export function LogPage() {
  const { t } = useLingui();
  const { do: what = 'referral', mend } = route.useSearch();
  const navigate = route.useNavigate();
  const log = useLog();
  const corrected = useUnsent().find(({ id, kind }) => id === mend && kind === what) ?? null;
  const form = { log, corrected };
  const key = `${log.network.id} ${mend ?? ''}`;

  return (
    <Page title={t`Ajouter`}>
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
        ]}
      />
      {log.failed ? (
        <Empty
          title={t`Les membres n'ont pas pu être lus.`}
          action={<Button onClick={log.again}>{t`Réessayer`}</Button>}
        >
          <Trans>La connexion est peut-être coupée.</Trans>
        </Empty>
      ) : !log.ready ? (
        <ListSkeleton rows={7} />
      ) : what === 'one-to-one' ? (
        <OneToOneForm key={key} {...form} />
      ) : what === 'thanks' ? (
        <ThanksForm key={key} {...form} />
      ) : (
        <ReferralForm key={key} {...form} />
      )}
    </Page>
  );
}
