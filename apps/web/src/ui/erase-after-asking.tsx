import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import rows from './layout/rows.module.css';

type Props = Readonly<{
  label: string;
  /** The subject's name, for buttons that stand beside others. */
  of?: string;
  /** Beside buttons that matter more. */
  isQuiet?: boolean;
  erasing: { isPending: boolean; isError: boolean; mutate: () => void };
  /** What is lost, and what stays. */
  children: ReactNode;
}>;

/** For actions that cannot be undone: it says so first, and a second button does it. */
export function EraseAfterAsking({ label, of, isQuiet = false, erasing, children }: Props) {
  const { t } = useLingui();
  const [asked, setAsked] = useState(false);
  const name = of === undefined ? undefined : `${label} ${of}`;
  if (!asked)
    return (
      <div>
        <Button variant={isQuiet ? 'subtle' : 'default'} aria-label={name} onClick={() => setAsked(true)}>
          {label}
        </Button>
      </div>
    );
  return (
    <div className={rows.tight} role="group" aria-label={name ?? label}>
      <p>{children}</p>
      {erasing.isError && <p role="alert">{t`Rien n'a été effacé. Réessaie dans un instant.`}</p>}
      <div className={rows.inline}>
        <Button loading={erasing.isPending} onClick={() => erasing.mutate()}>{t`Oui, effacer`}</Button>
        <Button variant="default" autoFocus onClick={() => setAsked(false)}>{t`Garder`}</Button>
      </div>
    </div>
  );
}
