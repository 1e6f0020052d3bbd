import { Trans } from '@lingui/react/macro';
import { createContext, use } from 'react';
import styles from './statement.module.css';

/** The referrals that were new to who looks. */
export const Fresh = createContext<ReadonlySet<string>>(new Set());

export const NewMark = ({ of }: { of: string }) =>
  use(Fresh).has(of) && (
    <>
      <span className={styles.new} aria-hidden="true">
        {/* On the line of the last word. */}
        {'\u00a0●'}
      </span>
      <span className="hidden-visually">
        , <Trans>nouveau</Trans>
      </span>
    </>
  );
