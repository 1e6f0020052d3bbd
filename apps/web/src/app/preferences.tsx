import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import type { MeAnswer } from '@relais/contracts';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { SignOutButton } from '../features/account/sign-out-button';
import { useNetwork } from '../server/network-context';
import type { Network } from '../server/reads';
import { Choices } from '../ui/choices';
import rows from '../ui/layout/rows.module.css';
import { Sheet } from '../ui/layout/sheet';
import { type Language, choose } from './language';
import { NewsCount } from './news-count';
import styles from './preferences.module.css';

type Props = Readonly<{
  me: MeAnswer;
  opened: boolean;
  onClose: () => void;
  onPerson: (personId: string) => void;
}>;

type Place = Readonly<{ to: NonNullable<LinkProps['to']>; label: string }>;

/** Personal pages, pages of the network, and legal pages. */
export function Preferences({ me, opened, onClose, onPerson }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const name = network.personName;
  const mine = me.networks.filter(({ accepted }) => accepted);
  const isShared = ({ id }: Network) => mine.filter((one) => one.id === id).length > 1;
  const places = (all: readonly Place[]) => (
    <ul className={styles.places}>
      {all.map(({ to, label }) => (
        <li key={to}>
          <Link to={to} className={rows.link} onClick={onClose}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
  const ofNetwork: Place[] = [
    { to: '/who' as const, label: t`Qui fait quoi`, right: 'read-network' as const },
    { to: '/people' as const, label: t`Membres et rôles`, right: 'invite' as const },
    { to: '/join-code' as const, label: t`Code QR pour les invités`, right: 'show-join-link' as const },
    { to: '/tokens' as const, label: t`Jetons d'accès`, right: 'manage-tokens' as const },
    { to: '/journal' as const, label: t`Journal`, right: 'read-audit' as const },
  ].filter(
    ({ to, right }) => network.may.includes(right) && (to !== '/who' || network.businessTalk !== 'never'),
  );
  return (
    <Sheet opened={opened} onClose={onClose} title={t`Préférences`}>
      <div className={styles.groups}>
        <Group title={t`Moi`}>
          {name && (
            <p>
              <Trans>Tu utilises Relais sous le nom de {name}.</Trans>
            </p>
          )}
          <LanguageChoice />
          <SchemeChoice />
          {places([
            { to: '/my-card', label: t`Ma fiche` },
            { to: '/networks', label: t`Mes réseaux` },
            { to: '/devices', label: t`Mes appareils` },
            { to: '/mails', label: t`Mes mails` },
            { to: '/found', label: t`Fonder un réseau` },
          ])}
          <SignOutButton />
        </Group>
        <Group title={t`Le réseau`}>
          {mine.length > 1 && (
            <Choices
              legend={t`Réseau`}
              name="network"
              value={network.personId}
              onChange={(personId) => {
                onClose();
                onPerson(personId);
              }}
              choices={mine.map((one) => ({
                value: one.personId,
                label: one.name,
                hint: (isShared(one) && one.personName) || undefined,
                aside: <NewsCount personId={one.personId} />,
              }))}
            />
          )}
          {places([{ to: '/rules', label: t`Règles du réseau` }, ...ofNetwork])}
        </Group>
        <Group title={t`La loi`}>
          {places([
            { to: '/my-data', label: t`Tout sur moi` },
            { to: '/privacy', label: t`Données personnelles` },
          ])}
        </Group>
      </div>
    </Sheet>
  );
}

function Group({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  const id = useId();
  return (
    <section className={rows.tight} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

export function LanguageChoice() {
  const { t, i18n } = useLingui();
  return (
    <div className={rows.tight} role="group" aria-label={t`Langue`}>
      <p className={`${rows.dim} ${rows.small}`}>{t`Langue`}</p>
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
      <p className={`${rows.dim} ${rows.small}`}>{t`Apparence`}</p>
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
