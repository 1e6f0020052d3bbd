import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { TokenAnswer } from '@relais/contracts';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../../ui/format';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';

type Props = Readonly<{ made: TokenAnswer; onDone: () => void }>;

/** The one time that a token is to be seen. */
export function MadeToken({ made: { token, expiresOn }, onDone }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const until = format.day(expiresOn);
  return (
    <Card labelledBy="made-token">
      <div className={rows.stack}>
        <h2 id="made-token" ref={heading} tabIndex={-1}>
          <Trans>Le voici : il ne s'affiche qu'une fois</Trans>
        </h2>
        <p>
          <Trans>
            Copie-le maintenant dans le logiciel : Relais n'en garde qu'une empreinte. Il agit en ton nom
            jusqu'au {until}.
          </Trans>
        </p>
        <TextInput
          label={t`Jeton`}
          value={token}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className={rows.inline}>
          <Button
            onClick={() => void navigator.clipboard.writeText(token).then(() => setCopied(true))}
          >{t`Copier`}</Button>
          <Button variant="default" onClick={onDone}>{t`C'est fait`}</Button>
          <span role="status">{copied && t`Copié.`}</span>
        </div>
      </div>
    </Card>
  );
}
