import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { SignOutButton } from '../../features/account/sign-out-button';
import type { Network } from '../../server/reads';
import { Bare } from '../../ui/layout/bare';
import rows from '../../ui/layout/rows.module.css';
import { LanguageChoice } from '../preferences';

type Props = Readonly<{ persons: readonly Network[]; onChoose: (person: Network) => void }>;

/** Before anything is read or recorded: which of the persons of one account uses this device. */
export function WhoPage({ persons, onChoose }: Props) {
  const { t } = useLingui();
  const network = persons[0]?.name;
  return (
    <Bare title={t`Qui es-tu ?`} below={<LanguageChoice />}>
      <p>
        <Trans>
          Dans « {network} », ton adresse est celle de plusieurs personnes. Sur cet appareil, tu lis et tu
          enregistres au nom de celle que tu choisis.
        </Trans>
      </p>
      {persons.map((person) => (
        <Button key={person.personId} size="lg" fullWidth variant="default" onClick={() => onChoose(person)}>
          {person.personName ?? t`nom effacé`}
        </Button>
      ))}
      <p className={rows.dim}>
        <Trans>Tu peux changer à tout moment, en haut de l'écran.</Trans>
      </p>
      <SignOutButton />
    </Bare>
  );
}
