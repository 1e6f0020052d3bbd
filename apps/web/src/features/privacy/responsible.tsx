import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { NetworkDescription } from '@relais/contracts';
import { Fragment, useState } from 'react';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { Said } from '../../ui/further/said';
import styles from './privacy.module.css';
import { ResponsibleForm } from './responsible-form';

/** Controller, contact and processor, which only the network knows. */
export function Responsible({
  described,
  mayEdit,
}: Readonly<{ described: NetworkDescription; mayEdit: boolean }>) {
  const { t } = useLingui();
  const [edits, setEdits] = useState(false);
  const { controller, controllerContact, processor } = described;
  const values = [
    [t`Responsable`, controller],
    [t`Pour lui écrire`, controllerContact],
    [t`Qui gère Relais`, processor],
  ] as const;
  const isIncomplete = [controller, controllerContact, processor].includes(null);
  return (
    <div className={styles.screenOnly}>
      <Card labelledBy="responsible">
        <div className={rows.stack}>
          <h2 id="responsible">
            <Trans>Responsable des données</Trans>
          </h2>
          {edits ? (
            <ResponsibleForm described={described} onDone={() => setEdits(false)} />
          ) : (
            <>
              <dl className={styles.values}>
                {values
                  .filter(([, value]) => mayEdit || value !== null)
                  .map(([label, value]) => (
                    <Fragment key={label}>
                      <dt>{label}</dt>
                      <dd>
                        <Said value={value} />
                      </dd>
                    </Fragment>
                  ))}
              </dl>
              {values.every(([, value]) => value === null) && !mayEdit && (
                <p className={rows.dim}>
                  <Trans>Ce n'est pas encore renseigné. Demande à la personne qui organise le réseau.</Trans>
                </p>
              )}
              {mayEdit && (
                <div className={rows.tight}>
                  {isIncomplete && (
                    <p className={`${rows.small} ${rows.dim}`}>
                      <Trans>Ce qui manque reste en blanc sur les feuilles.</Trans>
                    </p>
                  )}
                  <div>
                    <Button variant="default" onClick={() => setEdits(true)}>
                      {isIncomplete ? t`Compléter` : t`Corriger`}
                    </Button>
                  </div>
                </div>
              )}
            </>
          )}
        </div>
      </Card>
    </div>
  );
}
