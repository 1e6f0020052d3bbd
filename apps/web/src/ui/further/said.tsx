import { useLingui } from '@lingui/react/macro';
import styles from './said.module.css';

/** The value, or a blank to fill in, on paper too. */
export function Said({ value }: { value: string | null }) {
  const { t } = useLingui();
  return value === null ? <span className={styles.blank}>{t`[non renseigné]`}</span> : <>{value}</>;
}
