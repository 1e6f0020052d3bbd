import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import type { MeAnswer } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { SignOutButton } from '../features/account/sign-out-button';
import { useNetwork } from '../server/network-context';
import type { Network } from '../server/reads';
import { Choices } from '../ui/choices';
import { Sheet } from '../ui/sheet';
import { choose, type Language } from './language';
import rows from '../ui/rows.module.css';

type Props = Readonly<{
  me: MeAnswer;
  opened: boolean;
  onClose: () => void;
  onPerson: (personId: string) => void;
}>;

export function Preferences({ me, opened, onClose, onPerson }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const name = network.personName;
  const mine = me.networks.filter(({ accepted }) => accepted);
  const isShared = ({ id }: Network) => mine.filter((one) => one.id === id).length > 1;
  return (
    <Sheet opened={opened} onClose={onClose} title={t`Préférences`}>
      <div className={rows.stack}>
        {mine.length > 1 && (
          <Choices
            legend={t`Réseau`}
            name="network"
            value={network.personId}
            onChange={onPerson}
            choices={mine.map((one) => ({
              value: one.personId,
              label: one.name,
              hint: (isShared(one) && one.personName) || undefined,
            }))}
          />
        )}
        <LanguageChoice />
        <SchemeChoice />
        {network.may.includes('invite') && (
          <Link to="/people" className={rows.link} onClick={onClose}>{t`Membres et rôles`}</Link>
        )}
        {network.may.includes('show-join-link') && (
          <Link to="/join-code" className={rows.link} onClick={onClose}>{t`Code QR pour les invités`}</Link>
        )}
        {network.may.includes('manage-tokens') && (
          <Link to="/tokens" onClick={onClose}>{t`Jetons d'accès`}</Link>
        )}
        <Link to="/privacy" className={rows.link} onClick={onClose}>{t`Données personnelles`}</Link>
        {network.may.includes('read-audit') && <Link to="/journal" onClick={onClose}>{t`Journal`}</Link>}
        <div className={rows.tight}>
          {name && (
            <p>
              <Trans>Connecté sous le nom de {name}.</Trans>
            </p>
          )}
          <Link to="/networks" className={rows.link} onClick={onClose}>
            <Trans>Mes réseaux</Trans>
          </Link>
          <Link to="/found" className={rows.link} onClick={onClose}>
            <Trans>Fonder un réseau</Trans>
          </Link>
          <Link to="/devices" className={rows.link} onClick={onClose}>
            <Trans>Mes appareils</Trans>
          </Link>
          <Link to="/my-data" className={rows.link} onClick={onClose}>
            <Trans>Tout sur moi</Trans>
          </Link>
          <SignOutButton />
        </div>
      </div>
    </Sheet>
  );
}

export function LanguageChoice() {
  const { t, i18n } = useLingui();
  return (
    <div className={rows.tight} role="group" aria-label={t`Langue`}>
      <p className={rows.strong}>{t`Langue`}</p>
      <SegmentedControl
        fullWidth
        size="md"
        value={i18n.locale}
        aria-label={t`Langue`}
        onChange={(language) => void choose(language as Language)}
        data={[
          { value: 'fr', label: <span lang="fr">Français</span> },
          { value: 'en', label: <span lang="en">English</span> },
        ]}
      />
    </div>
  );
}

function SchemeChoice() {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={rows.tight}>
      <p className={rows.strong}>{t`Apparence`}</p>
      <SegmentedControl
        fullWidth
        size="md"
        value={colorScheme}
        aria-label={t`Apparence`}
        onChange={(scheme) => setColorScheme(scheme)}
        data={[
          { value: 'light', label: t`Clair` },
          { value: 'dark', label: t`Sombre` },
          { value: 'auto', label: t`Auto` },
        ]}
      />
    </div>
  );
}
