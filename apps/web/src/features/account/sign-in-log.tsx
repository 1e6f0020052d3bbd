import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../ui/format';
import rows from '../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { type SignIn, signIns } from './account';
import styles from './account.module.css';
import { useDeviceName } from './device-name';

export function SignInLog() {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useDeviceName();
  const { data, error } = useQuery(signIns);
  const how: Record<SignIn['how'], string> = {
    code: t`par un code`,
    link: t`par le lien d'un mail`,
    'operator-link': t`par un lien de la personne qui gère Relais`,
    openid: t`par un autre compte`,
  };
  if (error)
    return (
      <p role="alert">
        <Trans>La liste n'a pas pu être lue. Réessaie dans un instant.</Trans>
      </p>
    );
  if (!data) return <ListSkeleton rows={3} />;
  return (
    <>
      <ul className={styles.devices}>
        {data.map((signIn) => (
          <li key={signIn.at}>
            {format.instant(signIn.at)}
            <span className={rows.dim}>
              {' '}
              {nameOf(signIn)}, {how[signIn.how]}
            </span>
          </li>
        ))}
      </ul>
      <p className={`${rows.dim} ${rows.small}`}>
        <Trans>Personne d'autre ne voit cette liste ; elle s'efface au bout de six mois.</Trans>
      </p>
    </>
  );
}
