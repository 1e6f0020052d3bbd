import { Trans, useLingui } from '@lingui/react/macro';
import type { NetworkDescription } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { Points } from './points';
import rows from '../layout/rows.module.css';
import { Said } from './said';
import { usePeriods } from './periods';

/** What a member reads about the data that is kept of them (DOMAIN.md, "Privacy"). */
export function MembersNotice({
  network: name,
  described,
}: {
  network: string;
  described: NetworkDescription;
}) {
  const { t } = useLingui();
  const periods = usePeriods();
  const { controller, controllerContact, processor } = described;
  const isBusiness = described.businessTalk !== 'never';
  return (
    <div className={rows.stack}>
      <p>
        {isBusiness ? (
          <Trans>
            « {name} » tient ses recommandations et ses rencontres dans Relais. Voici ce qu'il garde au sujet
            de ses membres, pourquoi, qui le voit et jusqu'à quand.
          </Trans>
        ) : (
          <Trans>
            « {name} » tient ses rencontres dans Relais. Voici ce qu'il garde au sujet de ses membres,
            pourquoi, qui le voit et jusqu'à quand.
          </Trans>
        )}
      </p>
      <Points
        points={[
          {
            title: t`Responsable des données`,
            text: (
              <>
                <Trans>
                  <Said value={controller} />. Pour lui écrire : <Said value={controllerContact} />.
                </Trans>
                {processor !== null && <> {t`Relais est géré par : ${processor}.`}</>}
              </>
            ),
          },
          {
            title: t`Ce qui est gardé`,
            text: [
              t`nom, entreprise, métier, téléphone, e-mail ;`,
              t`une fiche facultative : ce que l'on fait, ses bons contacts ; et ce que l'on cherche ;`,
              t`dates d'adhésion, rôle, présences aux rencontres – jamais la raison d'une absence ;`,
              isBusiness
                ? t`recos et remerciements donnés et reçus, avec les montants notés ; tête-à-tête ;`
                : t`tête-à-tête ;`,
              t`les appels de ceux qui animent : le jour, rien d'autre ;`,
              t`appareils et connexions, visibles par la personne elle-même uniquement.`,
            ],
          },
          {
            title: t`Pourquoi`,
            text: isBusiness
              ? t`L'adhésion le demande : pour tenir le relevé de chaque membre et organiser les rencontres. Et parce que le réseau a besoin de savoir s'il vit : un noyau, et de nouvelles têtes.`
              : t`L'adhésion le demande : pour organiser les rencontres. Et parce que le réseau a besoin de savoir s'il vit : un noyau, et de nouvelles têtes.`,
          },
          {
            title: t`Qui le voit`,
            text: [
              t`la personne elle-même : tout ;`,
              isBusiness
                ? t`les autres membres : nom, métier, entreprise, fiche, ce que chacun cherche, et le téléphone des membres qui le montrent – ni relevé, ni solde ;`
                : t`les autres membres : nom, métier, entreprise, fiche, et le téléphone des membres qui le montrent ;`,
              t`ceux qui animent : en plus, les présences, les listes avec les noms, et le jour de leurs appels ;`,
              ...(isBusiness
                ? [
                    t`ceux qui organisent : en plus, le nombre de recos, et l'e-mail jusqu'à la première connexion ou la première venue ; jamais un montant isolé ni un contact recommandé ;`,
                    t`le nom et les coordonnées d'une personne recommandée : seulement la personne qui la recommande et celle qui reçoit la reco.`,
                  ]
                : [
                    t`ceux qui organisent : en plus, l'e-mail jusqu'à la première connexion ou la première venue.`,
                  ]),
            ],
          },
          {
            title: t`Jusqu'à quand`,
            text: [
              periods.members,
              periods.former,
              ...(isBusiness ? [periods.needs, periods.prospects] : []),
              periods.calls,
              periods.signIns,
            ],
          },
          {
            title: t`Ce qui reste ensuite`,
            text: isBusiness
              ? t`Un nom effacé est détruit avec sa clé. Les lignes restent – qui a donné à qui, quel jour, combien – sous un numéro, pseudonymisées : les chiffres des autres ne bougent pas.`
              : t`Un nom effacé est détruit avec sa clé. Les lignes restent – qui était là, quel jour – sous un numéro, pseudonymisées : les chiffres des autres ne bougent pas.`,
          },
          {
            title: t`Droits des membres`,
            text: (
              <Trans>
                Tout voir, corriger, emporter, et effacer après son départ :{' '}
                <Link to="/my-data" className={rows.inText}>
                  Préférences, « Tout sur moi »
                </Link>
                . Pour s'opposer ou demander une limitation, il suffit d'écrire à{' '}
                <Said value={controllerContact} />. On peut aussi se plaindre auprès de l'autorité de
                protection des données de son pays (en France, la CNIL).
              </Trans>
            ),
          },
        ]}
      />
    </div>
  );
}
