import { Suspense, lazy } from 'react';
import { LogPage } from '../../features/referral/log-page';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { withTexts } from '../language';

const FirstPeople = lazy(async () => {
  const { FirstPeople } = await withTexts(import('../../features/joining/first-people'));
  return { default: FirstPeople };
});

const BringGuest = lazy(async () => {
  const { BringGuest } = await withTexts(import('../../features/meetings/announcing/bring-guest'));
  return { default: BringGuest };
});

/** The log, guests included, and in a network of one or two people how to invite others. */
export const LogScreen = () => (
  <LogPage
    guest={
      <Suspense fallback={<ListSkeleton rows={2} />}>
        <BringGuest />
      </Suspense>
    }
    firstPeople={(others) => (
      <Suspense fallback={<ListSkeleton rows={3} />}>
        <FirstPeople others={others} />
      </Suspense>
    )}
  />
);
