import { useLingui } from '@lingui/react/macro';
import type { Entry } from './reads';

/** What was done, in a sentence without who did it. */
export function useEntryWords(): (entry: Entry) => string {
  const { t } = useLingui();
  return ({ what, whom, role }) => {
    const name = whom?.name ?? t`nom effacé`;
    switch (what) {
      case 'role-granted':
        return role === 'organiser'
          ? t`${name} devient organisateur·rice`
          : t`${name} devient animateur·rice`;
      case 'role-revoked':
        return t`${name} redevient membre`;
      case 'role-suspended':
        return t`Rôle suspendu, adresse corrigée : ${name}`;
      case 'role-confirmed':
        return t`Rôle confirmé : ${name}`;
      case 'address-corrected':
        return t`Adresse corrigée : ${name}`;
      case 'membership-corrected':
        return t`Adhésion corrigée : ${name}`;
      case 'person-erased':
        return t`Une personne a été effacée`;
      case 'contact-erased':
        return t`Coordonnées effacées : ${name}`;
      case 'prospect-erased':
        return t`Un contact recommandé a été effacé`;
      case 'imported':
        return t`Des données ont été importées`;
      case 'exported':
        return t`Le réseau a été exporté`;
      case 'token-made':
        return t`Un jeton d'accès a été créé`;
      case 'token-revoked':
        return t`Un jeton d'accès a été révoqué`;
      case 'join-link-made':
        return t`Un code QR pour les invités a été créé`;
      case 'join-link-revoked':
        return t`Le code QR pour les invités a été retiré`;
    }
  };
}
