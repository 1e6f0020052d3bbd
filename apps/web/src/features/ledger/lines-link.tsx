import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { withoutGaps } from '../../ui/search-params';
import type { LedgerFigure } from './lines-behind';

type Props = Readonly<{
  /** The figure; without one, all lines. */
  opens?: LedgerFigure;
  /** The counterpart of the lines; without one, everyone. */
  withId?: string;
  /** The people that the figure is about instead of its lines. */
  isByPerson?: boolean;
  className: string | undefined;
  children: ReactNode;
  'aria-label'?: string;
}>;

/** To the lines behind a figure or with a person, on this page; « Tout le relevé » leads back to the list by person. */
export const LinesLink = ({ opens, withId, isByPerson = false, ...link }: Props) => (
  <Link
    from="/ledger"
    search={({ by, ...now }) =>
      withoutGaps({
        ...now,
        by: isByPerson ? ('person' as const) : withId ? by : undefined,
        line: undefined,
        only: opens,
        with: withId,
      })
    }
    resetScroll={false}
    {...link}
  />
);
