import { msg } from '@lingui/core/macro';
import { alsoSay } from '../../server/refusals';

/** Refusals that only pages with texts of the further catalogue cause, and nothing that waits in the outbox. */
alsoSay({
  'series-day-taken': msg`Cette série a déjà une rencontre ce jour-là : choisis un autre jour, ou annule d'abord l'autre.`,
  'series-too-far-ahead': msg`Une série commence dans les six mois : choisis un jour plus proche.`,
  'series-without-meetings': msg`Aucun jour ne convient : choisis un dernier jour plus tardif.`,
  'week-doubled': msg`La série a déjà une rencontre cette semaine-là : fais commencer le changement une semaine plus tard.`,
  'nothing-to-decide': msg`Il n'y a plus rien à décider pour cette rencontre : recharge la page.`,
  'agenda-empty': msg`Un ordre du jour a au moins un point : ajoute-le.`,
  'agenda-item-minutes': msg`Un point dure de 1 à 720 minutes.`,
  'agenda-too-long': msg`Un ordre du jour dure 720 minutes au plus, soit douze heures : raccourcis-le.`,
  'token-expiry': msg`Le dernier jour d'un jeton est au plus tôt aujourd'hui, au plus tard dans cinq ans.`,
  'last-organiser': msg`Il faut au moins un organisateur qui a accepté le réseau : nommes-en d'abord un autre.`,
  'how-many': msg`Invite entre une et cent personnes à la fois.`,
  'role-suspended': msg`Tu as corrigé cette adresse : c'est à un autre organisateur de confirmer le rôle.`,
  'not-the-person': msg`Cette personne s'est déjà connectée : elle seule peut changer son adresse.`,
  'rules-of-the-past': msg`Ce jour est déjà passé : choisis aujourd'hui ou plus tard.`,
  'rules-too-far-ahead': msg`C'est dans plus d'un an : choisis un jour plus proche.`,
  'nothing-changed': msg`Rien ne change : modifie d'abord une règle.`,
  'already-a-member': msg`La personne est déjà membre à ce moment-là.`,
  'left-before-joined': msg`Le départ ne peut pas précéder l'arrivée.`,
  'not-a-member': msg`Cette personne n'a pas, ou n'a plus, d'adhésion à ces dates : recharge la page.`,
  'already-left': msg`Cette adhésion a pris fin un autre jour.`,
  'still-a-member': msg`Cette personne est membre. Note d'abord la fin de son adhésion.`,
  'address-not-verified': msg`Change ta propre adresse sous « Tout sur moi » : un code part d'abord à la nouvelle.`,
});
