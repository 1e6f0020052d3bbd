import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';
import styles from '../../ui/layout/listing.module.css';
import rows from '../../ui/layout/rows.module.css';
import { PersonLink } from '../../ui/further/person-link';
import { useRoleWords } from '../../ui/further/role-words';
import { useAction } from '../../ui/use-action';
import { type Token, revokeToken } from './reads';

/** Name, role, days; taken back after one more question. */
export function TokenLine({ token }: { token: Token }) {
  const { t } = useLingui();
  const words = useRoleWords();
  const format = useFormat();
  const network = useNetwork();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const { name } = token;
  const refresh = () => client.invalidateQueries({ queryKey: ['tokens', network.id] });
  const revoking = useAction({
    mutationFn: () => revokeToken(network, token),
    refresh,
    onError: refresh,
    said: () => t`Jeton révoqué : ${name}`,
  });
  const who =
    token.personName === null ? (
      t`nom effacé`
    ) : (
      <PersonLink personId={token.personId} name={token.personName} />
    );
  const [role, made, until] = [words(token.role), format.day(token.madeOn), format.day(token.expiresOn)];
  const used = token.lastUsedOn && format.day(token.lastUsedOn);
  return (
    <li className={styles.line}>
      <div>
        <p className={rows.strong}>{name}</p>
        <p className={rows.small}>
          <Trans>
            {who}, comme {role}
          </Trans>
        </p>
        <p className={`${rows.small} ${rows.dim}`}>
          {token.isExpired ? (
            <Trans>
              Créé le {made}, expiré le {until}
            </Trans>
          ) : (
            <Trans>
              Créé le {made}, valable jusqu'au {until}
            </Trans>
          )}
          {' · '}
          {used ? <Trans>utilisé le {used}</Trans> : <Trans>jamais utilisé</Trans>}
        </p>
        {revoking.isError && (
          <p role="alert" className={rows.small}>
            <Trans>Il n'a pas pu être révoqué. Réessaie.</Trans>
          </p>
        )}
      </div>
      {asked ? (
        <div className={rows.inline}>
          <Button autoFocus loading={revoking.isPending} onClick={() => revoking.mutate()}>
            <Trans>Oui, révoquer « {name} »</Trans>
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>{t`Garder`}</Button>
        </div>
      ) : (
        <Button variant="default" aria-label={t`Révoquer « ${name} »`} onClick={() => setAsked(true)}>
          {t`Révoquer`}
        </Button>
      )}
    </li>
  );
}
