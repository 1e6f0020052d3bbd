import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { PersonLink } from '../../ui/further/person-link';
import type { Entry } from './reads';

/** What was done, in a sentence without its author. */
export function useEntryWords(): (entry: Entry) => ReactNode {
  const named = useNamed();
  return ({ what, whom, role }) => {
    const name = named(whom);
    switch (what) {
      case 'role-granted':
        return role === 'organiser' ? (
          <Trans>{name} devient organisateur·rice</Trans>
        ) : (
          <Trans>{name} devient animateur·rice</Trans>
        );
      case 'role-revoked':
        return <Trans>{name} redevient membre</Trans>;
      case 'role-suspended':
        return <Trans>Rôle suspendu, adresse corrigée : {name}</Trans>;
      case 'role-confirmed':
        return <Trans>Rôle confirmé : {name}</Trans>;
      case 'address-corrected':
        return <Trans>Adresse corrigée : {name}</Trans>;
      case 'membership-corrected':
        return <Trans>Adhésion corrigée : {name}</Trans>;
      case 'person-erased':
        return <Trans>Une personne a été effacée</Trans>;
      case 'contact-erased':
        return <Trans>Coordonnées effacées : {name}</Trans>;
      case 'prospect-erased':
        return <Trans>Un contact recommandé a été effacé</Trans>;
      case 'imported':
        return <Trans>Des données ont été importées</Trans>;
      case 'exported':
        return <Trans>Le réseau a été exporté</Trans>;
      case 'token-made':
        return <Trans>Un jeton d'accès a été créé</Trans>;
      case 'token-revoked':
        return <Trans>Un jeton d'accès a été révoqué</Trans>;
      case 'join-link-made':
        return <Trans>Un code QR pour les invités a été créé</Trans>;
      case 'join-link-revoked':
        return <Trans>Le code QR pour les invités a été retiré</Trans>;
    }
  };
}

/** A person; the name opens them as long as there is one. */
export function useNamed(): (who: Entry['whom']) => ReactNode {
  const { t } = useLingui();
  return (who) => (who?.name ? <PersonLink personId={who.personId} name={who.name} /> : t`nom effacé`);
}
