import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNetwork } from '../../server/network-context';
import { dayIn, useFormat } from '../../ui/format';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { Icon } from '../../ui/theme/icons';
import type { Printing } from './printing';
import styles from './privacy.module.css';

type Props = Readonly<{ id: string; title: string; printing: Printing; children: ReactNode }>;

/** One sheet: a card on the screen, a page of its own on paper. */
export function Paper({ id, title, printing: { only, print }, children }: Props) {
  const { t } = useLingui();
  const { name, timezone } = useNetwork();
  const today = useFormat().day(dayIn(timezone));
  const isPrinted = only === null || only === id;
  return (
    <div className={`${styles.paper} ${isPrinted ? styles.printed : styles.unprinted}`}>
      <Card labelledBy={id}>
        <div className={rows.stack}>
          <div className={rows.spread}>
            <div>
              <h2 id={id}>{title}</h2>
              <p className={styles.onPaper}>
                <Trans>
                  {name} · état au {today}
                </Trans>
              </p>
            </div>
            <Button
              className={styles.screenOnly}
              variant="subtle"
              px="xs"
              leftSection={<Icon name="print" size={18} />}
              aria-label={t`Imprimer : ${title}`}
              onClick={() => print(id)}
            >
              {t`Imprimer`}
            </Button>
          </div>
          {children}
        </div>
      </Card>
    </div>
  );
}
