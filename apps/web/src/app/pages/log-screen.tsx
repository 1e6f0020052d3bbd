import { Suspense, lazy } from 'react';
import { LogPage } from '../../features/referral/log-page';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { withTexts } from '../language';

const FirstPeople = lazy(async () => {
  const { FirstPeople } = await withTexts(import('../../features/joining/first-people'));
  return { default: FirstPeople };
});

/** The log, and in a network of one or two people how to invite others. */
export const LogScreen = () => (
  <LogPage
    firstPeople={(others) => (
      <Suspense fallback={<ListSkeleton rows={3} />}>
        <FirstPeople others={others} />
      </Suspense>
    )}
  />
);
