import { Trans, useLingui } from '@lingui/react/macro';
import type { NetworkDescription } from '@relais/contracts';
import { Points } from './points';
import rows from '../layout/rows.module.css';
import { Said } from './said';

type Props = Readonly<{
  network: string;
  described: Pick<
    NetworkDescription,
    'purpose' | 'businessTalk' | 'controller' | 'controllerContact' | 'processor'
  >;
  /** By a visitor, who cannot fill in what is missing. */
  isRead?: boolean;
  /** On the page of a meeting, where nothing but the name is asked for. */
  isAtMeeting?: boolean;
}>;

/** What a visitor reads before they leave their name (DOMAIN.md, "Privacy"). */
export function VisitorsNotice({ network, described, isRead = false, isAtMeeting = false }: Props) {
  const { t } = useLingui();
  const { purpose, businessTalk, controller, controllerContact, processor } = described;
  return (
    <div className={rows.stack}>
      <p>
        <Trans>
          Vous venez à une rencontre de « {network} ». Voici ce que ce réseau note à votre sujet, pourquoi, et
          jusqu'à quand.
        </Trans>
      </p>
      <Points
        points={[
          {
            title: t`Responsable des données`,
            text:
              isRead && (controller ?? controllerContact) === null ? (
                t`Pas encore indiqué : demandez à la personne qui vous invite.`
              ) : (
                <>
                  <Trans>
                    <Said value={controller} />. Pour lui écrire : <Said value={controllerContact} />.
                  </Trans>
                  {processor !== null && <> {t`Relais est géré par : ${processor}.`}</>}
                </>
              ),
          },
          {
            title: t`Ce qui est noté`,
            text: isAtMeeting
              ? t`Seulement ce que vous laissez ici : votre nom ; votre métier, votre téléphone, votre e-mail et qui vous invite, si vous le souhaitez. Et les rencontres où vous étiez. Rien de votre santé ni de votre vie privée.`
              : t`Votre nom ; votre e-mail, nécessaire pour demander à venir par le code QR ; votre entreprise, votre métier et votre téléphone si vous les donnez ; qui vous invite ; les rencontres où vous étiez. Rien de votre santé ni de votre vie privée.`,
          },
          {
            title: t`Pourquoi`,
            text: t`Vous accueillir, vous recontacter, et savoir si le réseau s'ouvre à de nouvelles têtes. C'est l'intérêt légitime du réseau ; vous pouvez vous y opposer.`,
          },
          {
            title: t`Qui le voit`,
            text:
              purpose === 'support'
                ? t`Ceux qui animent et organisent ce réseau, et la personne qui gère Relais pour lui. Rien n'est vendu ni transmis à d'autres.`
                : businessTalk === 'never'
                  ? t`Ceux qui animent et organisent ce réseau, et la personne qui gère Relais pour lui. Les membres voient votre nom, votre métier et qui vous invite pendant une rencontre où vous êtes. Rien n'est vendu ni transmis à d'autres.`
                  : t`Ceux qui animent et organisent ce réseau, et la personne qui gère Relais pour lui. Les membres voient votre nom, votre métier et qui vous invite pendant une rencontre où vous êtes ; ensuite, votre nom seulement si vous avez donné ou reçu une recommandation. Rien n'est vendu ni transmis à d'autres.`,
          },
          {
            title: t`Jusqu'à quand`,
            text: t`Si vous ne devenez pas membre : e-mail et téléphone 12 mois, nom 3 ans après votre dernière venue. Ensuite ils sont détruits ; reste un nombre de présences, sans nom.`,
          },
          {
            title: t`Vos droits`,
            text:
              isRead && controllerContact === null ? (
                <Trans>
                  Voir, corriger ou faire effacer ce qui est noté à votre sujet, et vous y opposer :
                  demandez-le à la personne qui vous invite. Vous pouvez aussi vous plaindre auprès de
                  l'autorité de protection des données de votre pays (en France, la CNIL).
                </Trans>
              ) : (
                <Trans>
                  Voir, corriger ou faire effacer ce qui est noté à votre sujet, et vous y opposer : il suffit
                  d'écrire à <Said value={controllerContact} />. Vous pouvez aussi vous plaindre auprès de
                  l'autorité de protection des données de votre pays (en France, la CNIL).
                </Trans>
              ),
          },
        ]}
      />
    </div>
  );
}
