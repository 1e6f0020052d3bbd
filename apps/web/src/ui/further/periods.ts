import { useLingui } from '@lingui/react/macro';

/** How long what is kept (DOMAIN.md, "Privacy": kept). */
export function usePeriods() {
  const { t } = useLingui();
  return {
    members: t`membres : tant que dure l'adhésion ;`,
    former: t`anciens membres : e-mail, téléphone et fiche 1 an, nom 3 ans après le départ ;`,
    needs: t`ce que les membres cherchent : 30 jours après le dernier jour annoncé ; effacé aussitôt si c'est retiré ;`,
    visitors: t`invités qui ne deviennent pas membres : e-mail et téléphone 12 mois, nom 3 ans après leur dernière venue, ou après leur invitation s'ils ne viennent pas ;`,
    requests: t`demandes par le code QR, sans réponse : 30 jours ;`,
    prospects: t`personnes recommandées : 3 ans après les dernières nouvelles ; 12 mois si la reco est perdue ou retirée ; 30 jours sans leur accord ;`,
    calls: t`appels notés par ceux qui animent : 12 mois ;`,
    signIns: t`connexions : 6 mois.`,
    journal: t`connexions : 6 mois ; journal des rôles, imports, exports, jetons et effacements : 12 mois ;`,
    linesWithoutBusiness: t`lignes sans nom, pseudonymisées (numéros, jours) : tant que le réseau utilise Relais.`,
    facts: t`lignes sans nom, pseudonymisées (numéros, jours, montants) : tant que le réseau utilise Relais.`,
  };
}
