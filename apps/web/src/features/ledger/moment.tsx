import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LedgerMoment } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { More } from '../../ui/layout/more';
import rows from '../../ui/layout/rows.module.css';
import styles from './ledger.module.css';

type Props = Readonly<{
  moment: LedgerMoment;
  today: string;
  isOpen: boolean;
  onChange: (moment: LedgerMoment) => void;
  children: ReactNode;
}>;

/** The ledger as of a day, and as it was known at an instant (by this device's clock). */
export function Moment({ moment: { asOf, knownAt }, today, isOpen, onChange, children }: Props) {
  const { t } = useLingui();
  const here = knownAt ? localOf(knownAt) : '';
  return (
    <More label={t`Autre date, CSV, impression`} open={isOpen || Boolean(asOf || knownAt)}>
      <div className={rows.tight}>
        <div className={styles.tools}>
          <TextInput
            type="date"
            label={t`Jusqu'au`}
            max={today}
            value={asOf ?? today}
            onChange={({ currentTarget: { value } }) =>
              onChange({ knownAt, asOf: value && value !== today ? value : undefined })
            }
          />
          <TextInput
            type="datetime-local"
            label={t`Tel qu'on le connaissait le`}
            max={localOf(new Date().toISOString())}
            value={here}
            onChange={({ currentTarget: { value } }) =>
              onChange({ asOf, knownAt: value ? new Date(value).toISOString() : undefined })
            }
          />
        </div>
        <p className={`${rows.dim} ${rows.small}`}>
          <Trans>
            Le premier champ dit jusqu'à quel jour compter. Le second montre ce que le relevé affichait à ce
            moment-là, avant les corrections et les retraits venus depuis.
          </Trans>
        </p>
        {children}
      </div>
    </More>
  );
}

export function MomentBanner({
  moment: { asOf, knownAt },
  onBack,
}: {
  moment: LedgerMoment;
  onBack: () => void;
}) {
  const format = useFormat();
  const { t } = useLingui();
  if (!asOf && !knownAt) return null;
  const day = asOf && format.day(asOf);
  const instant = knownAt && format.instant(knownAt);
  return (
    <div className={styles.moment} role="status">
      <span>
        {day && instant ? (
          <Trans>
            Relevé au {day}, tel qu'on le connaissait le {instant}
          </Trans>
        ) : day ? (
          <Trans>Relevé au {day}</Trans>
        ) : (
          <Trans>Relevé tel qu'on le connaissait le {instant}</Trans>
        )}
      </span>
      <Button variant="subtle" data-back onClick={onBack}>{t`Revenir à aujourd'hui`}</Button>
    </div>
  );
}

function localOf(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
