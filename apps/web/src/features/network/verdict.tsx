import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { LivelinessAnswer } from '@relais/contracts';
import { useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { Card, Lead } from '../../ui/page';
import { useVerdict } from './verdict-words';
import styles from './network.module.css';

/** One sentence with its "but", and the step that follows from it. */
export function VerdictCard({ answer, namesShown }: { answer: LivelinessAnswer; namesShown: boolean }) {
  const { t } = useLingui();
  const { word, because, but, step } = useVerdict(answer);
  return (
    <Card>
      <Lead word={word}>
        {but ? (
          <Trans>
            {because} ; mais {but}.
          </Trans>
        ) : (
          <Trans>{because}.</Trans>
        )}
      </Lead>
      {namesShown && (
        <div className={styles.step}>
          <p>
            <span className={styles.stepLabel}>{t`Prochaine étape`}</span> {step.text}
          </p>
          {step.list && (
            <Button component="a" variant="default" href={`#${step.list}`}>
              {t`Voir les noms`}
            </Button>
          )}
          {step.invites && <Invitation />}
        </div>
      )}
    </Card>
  );
}

function Invitation() {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const club = useNetwork().name;
  const text = t`Bonjour, je vous invite à la prochaine rencontre de « ${club} » : des entrepreneurs qui se recommandent les uns les autres. Venez voir, sans engagement. Cela vous tente ?`;
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <Button variant="default" onClick={copy}>
      {copied ? t`Copié` : t`Copier une invitation`}
    </Button>
  );
}
