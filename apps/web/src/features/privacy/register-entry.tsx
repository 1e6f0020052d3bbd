import { Trans, useLingui } from '@lingui/react/macro';
import type { NetworkDescription } from '@relais/contracts';
import { useNetwork } from '../../server/network-context';
import { usePeriods } from '../../ui/further/periods';
import { Points } from '../../ui/further/points';
import rows from '../../ui/layout/rows.module.css';
import { Said } from '../../ui/further/said';

/** The entry for the controller's register of processing, as it is true of every network in Relais. */
export function RegisterEntry({ described }: { described: NetworkDescription }) {
  const { t } = useLingui();
  const { name } = useNetwork();
  const periods = usePeriods();
  const { controller, controllerContact, processor } = described;
  const isBusiness = described.businessTalk !== 'never';
  const ofBusiness = (...lines: string[]) => (isBusiness ? lines : []);
  return (
    <div className={rows.stack}>
      <p>
        <Trans>
          Fiche pour le registre du responsable du traitement (article 30 du RGPD). Elle dit ce que fait
          Relais ; relis-la, et ajoute ce que le réseau fait par ailleurs.
        </Trans>
      </p>
      <Points
        points={[
          {
            title: t`Traitement`,
            text: isBusiness
              ? t`Vie du réseau « ${name} » : membres, rencontres, recommandations.`
              : t`Vie du réseau « ${name} » : membres, rencontres.`,
          },
          {
            title: t`Responsable`,
            text: (
              <>
                <Said value={controller} /> · <Said value={controllerContact} />
              </>
            ),
          },
          { title: t`Sous-traitant`, text: <Said value={processor} /> },
          {
            title: t`Finalités`,
            text: [
              t`tenir la liste des membres, leurs rôles, les rencontres et les présences ;`,
              ...ofBusiness(t`tenir le relevé de chacun : recos, remerciements, tête-à-tête ;`),
              isBusiness
                ? t`voir si le réseau vit : noyau, nouvelles têtes, échanges ;`
                : t`voir si le réseau vit : noyau, nouvelles têtes ;`,
              t`donner accès aux personnes qui y ont droit, et à elles seules.`,
            ],
          },
          {
            title: t`Bases légales`,
            text: [
              t`membres : l'adhésion (contrat) ;`,
              t`invités, vie du réseau, journal : l'intérêt légitime du réseau ;`,
              ...ofBusiness(t`personnes recommandées : leur accord ; sans lui, un nom seul, 30 jours.`),
            ],
          },
          {
            title: t`Personnes`,
            text: isBusiness
              ? t`Membres et anciens membres, invités, remplaçants, personnes recommandées.`
              : t`Membres et anciens membres, invités, remplaçants.`,
          },
          {
            title: t`Données`,
            text: [
              t`nom, entreprise, métier, téléphone, e-mail ;`,
              t`ce que les membres écrivent sur leur fiche, et ce qu'ils cherchent ;`,
              t`adhésions, rôles, présences, qui a invité qui, qui a été appelé ;`,
              ...(isBusiness
                ? [
                    t`recos, remerciements et leurs montants, tête-à-tête ;`,
                    t`des personnes recommandées : nom, téléphone, e-mail, besoin, accord (quand et comment) ;`,
                  ]
                : [t`tête-à-tête ;`]),
              t`appareils et connexions. Pas de données sensibles, et aucune raison d'absence.`,
            ],
          },
          {
            title: t`Destinataires`,
            text: isBusiness
              ? t`Membres, animateurs et organisateurs, chacun selon son rôle ; pour une personne recommandée, seulement ceux qui donnent et reçoivent la reco ; le sous-traitant, et son serveur de mail. Personne d'autre.`
              : t`Membres, animateurs et organisateurs, chacun selon son rôle ; le sous-traitant, et son serveur de mail. Personne d'autre.`,
          },
          {
            title: t`Hors de l'Union européenne`,
            text: t`Relais n'y envoie rien de lui-même. Le sous-traitant indique où se trouvent le serveur et les mails.`,
          },
          {
            title: t`Durées de conservation`,
            text: [
              periods.members,
              periods.former,
              periods.visitors,
              periods.requests,
              ...ofBusiness(periods.needs),
              ...ofBusiness(periods.prospects),
              periods.calls,
              periods.journal,
              isBusiness ? periods.facts : periods.linesWithoutBusiness,
            ],
          },
          {
            title: t`Sécurité`,
            text: [
              t`noms, coordonnées et textes chiffrés et séparés du reste, une clé par personne ; effacer une personne détruit sa clé ;`,
              t`droits vérifiés deux fois, par l'application et par la base de données ; chaque réseau à part ;`,
              t`connexion par code à usage unique, sans mot de passe ; codes et jetons gardés sous forme d'empreintes ;`,
              t`journal des rôles, imports, exports, jetons et effacements ; aucune valeur personnelle dans les journaux techniques ;`,
              t`une liste des effacements, rejouée quand une sauvegarde plus ancienne revient.`,
            ],
          },
          {
            title: t`Droits des personnes`,
            text: isBusiness
              ? t`Membres : « Tout sur moi ». Personnes recommandées : un lien pour s'opposer, dans le message de la personne qui les recommande. Pour tous : l'adresse du responsable.`
              : t`Membres : « Tout sur moi ». Pour tous : l'adresse du responsable.`,
          },
        ]}
      />
    </div>
  );
}
