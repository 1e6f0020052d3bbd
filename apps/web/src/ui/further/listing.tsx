import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ListSkeleton } from '../layout/skeletons';
import { Card, Empty, Page } from '../layout/page';
import styles from '../layout/listing.module.css';

/** A page for some roles; other people learn whose it is. */
export function OrganisersPage({
  title,
  isMine,
  children,
}: {
  title: string;
  isMine: boolean;
  children: ReactNode;
}) {
  const { t } = useLingui();
  return (
    <Page title={title}>
      {isMine ? children : <Empty title={t`Cette page est réservée aux organisateurs de ce réseau.`} />}
    </Page>
  );
}

type Props<T> = Readonly<{
  query: Pick<UseQueryResult<readonly T[]>, 'data' | 'isError' | 'refetch'>;
  id: string;
  heading: string;
  /** The words for a list that does not load, and for an empty one. */
  unread: string;
  none?: string;
  children: (one: T) => ReactNode;
}>;

/** A card with a list that the server gives; `children` make a `li` of each. */
export function Listing<T>({
  query: { data, isError, refetch },
  id,
  heading,
  unread,
  none,
  children,
}: Props<T>) {
  const { t } = useLingui();
  if (!data)
    return isError ? (
      <Empty title={unread} action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>} />
    ) : (
      <ListSkeleton rows={5} />
    );
  if (data.length === 0 && none) return <Empty title={none} />;
  return (
    <Card labelledBy={id}>
      <h2 id={id}>{heading}</h2>
      <ul className={styles.list}>{data.map(children)}</ul>
    </Card>
  );
}
