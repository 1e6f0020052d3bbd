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
            « {name} » tient ses recommandations et ses rencontres dans Relais. Voici ce qu'il garde à ton
            sujet, pourquoi, qui le voit et jusqu'à quand.
          </Trans>
        ) : (
          <Trans>
            « {name} » tient ses rencontres dans Relais. Voici ce qu'il garde à ton sujet, pourquoi, qui le
            voit et jusqu'à quand.
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
              t`ta fiche, si tu l'écris : ce que tu fais, tes bons contacts ; et ce que tu cherches ;`,
              t`dates d'adhésion, rôle, présences aux rencontres – jamais la raison d'une absence ;`,
              isBusiness
                ? t`recos et remerciements donnés et reçus, avec les montants que tu notes ; tête-à-tête ;`
                : t`tes tête-à-tête ;`,
              t`les appels de ceux qui animent : le jour, rien d'autre ;`,
              t`tes appareils et tes connexions, visibles par toi uniquement.`,
            ],
          },
          {
            title: t`Pourquoi`,
            text: isBusiness
              ? t`Parce que tu es membre : pour tenir ton relevé et organiser les rencontres. Et parce que le réseau a besoin de savoir s'il vit : un noyau, et de nouvelles têtes.`
              : t`Parce que tu es membre : pour organiser les rencontres. Et parce que le réseau a besoin de savoir s'il vit : un noyau, et de nouvelles têtes.`,
          },
          {
            title: t`Qui le voit`,
            text: [
              t`toi : tout ;`,
              isBusiness
                ? t`les autres membres : ton nom, ton métier, ton entreprise, ta fiche, ce que tu cherches, et ton téléphone si tu le montres – ni ton relevé, ni ton solde ;`
                : t`les autres membres : ton nom, ton métier, ton entreprise, ta fiche, et ton téléphone si tu le montres ;`,
              t`ceux qui animent : en plus, les présences, les listes avec les noms, et le jour de leurs appels ;`,
              ...(isBusiness
                ? [
                    t`ceux qui organisent : en plus, le nombre de tes recos, et ton e-mail jusqu'à ta première connexion ou ta première venue ; jamais un montant isolé ni un contact recommandé ;`,
                    t`le nom et les coordonnées d'une personne recommandée : seulement la personne qui la recommande et celle qui reçoit la reco.`,
                  ]
                : [
                    t`ceux qui organisent : en plus, ton e-mail jusqu'à ta première connexion ou ta première venue.`,
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
            title: t`Tes droits`,
            text: (
              <Trans>
                Tout voir, corriger, emporter, et effacer après ton départ :{' '}
                <Link to="/my-data" className={rows.inText}>
                  Préférences, « Tout sur moi »
                </Link>
                . Pour t'opposer ou demander une limitation, écris à <Said value={controllerContact} />. Tu
                peux aussi te plaindre auprès de l'autorité de protection des données de ton pays (en France,
                la CNIL).
              </Trans>
            ),
          },
        ]}
      />
    </div>
  );
}
