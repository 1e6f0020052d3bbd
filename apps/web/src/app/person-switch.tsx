import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Network } from '../server/reads';
import { Choices } from '../ui/choices';
import rows from '../ui/layout/rows.module.css';
import { Sheet } from '../ui/layout/sheet';
import { NewsCount } from './news-count';
import styles from './shell.module.css';

type Props = Readonly<{
  speaker: Network;
  persons: readonly Network[];
  onPerson: (personId: string) => void;
}>;

/** The speaker's name, for an account that is several persons of the network on screen. */
export function PersonSwitch({ speaker, persons, onPerson }: Props) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const nameOf = ({ personName }: Network) => personName ?? t`nom effacé`;
  return (
    <>
      <button type="button" className={styles.person} onClick={() => setOpened(true)}>
        <span className="hidden-visually">
          <Trans>Au nom de</Trans>{' '}
        </span>
        <span className={styles.name}>{nameOf(speaker)}</span>
        <span className="hidden-visually">
          , <Trans>changer de personne</Trans>
        </span>
      </button>
      <Sheet opened={opened} onClose={() => setOpened(false)} title={t`Au nom de qui ?`}>
        <div className={rows.stack}>
          <Choices
            legend={speaker.name}
            name="person"
            value={speaker.personId}
            onChange={(personId) => {
              setOpened(false);
              onPerson(personId);
            }}
            choices={persons.map((person) => ({
              value: person.personId,
              label: nameOf(person),
              aside: <NewsCount personId={person.personId} />,
            }))}
          />
          <p className={rows.dim}>
            <Trans>Ce qui attend d'être envoyé part au nom de la personne qui l'a saisi.</Trans>
          </p>
        </div>
      </Sheet>
    </>
  );
}
