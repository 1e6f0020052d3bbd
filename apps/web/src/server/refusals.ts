import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Problem } from '@relais/contracts';

/** Words for refusals by their stable code; any other, which no screen causes, shows the server's sentence. */
const sentences: Record<string, MessageDescriptor> = {
  'self-referral': msg`On ne peut pas se donner une reco à soi-même.`,
  'thanks-to-oneself': msg`On ne peut pas se remercier soi-même.`,
  'one-to-one-with-oneself': msg`Un tête-à-tête se tient à deux.`,
  'giver-not-a-participant': msg`La personne qui donne n'était pas membre ce jour-là.`,
  'receiver-not-a-participant': msg`La personne qui reçoit n'était pas membre ce jour-là.`,
  'future-day': msg`Ce jour n'est pas encore arrivé.`,
  'contact-without-agreement': msg`Sans son accord, ni téléphone ni e-mail.`,
  'prospect-name-missing': msg`Il manque le nom de la personne à appeler.`,
  'prospect-objects': msg`Ce contact ne souhaite pas être recommandé ici.`,
  'prospect-erased': msg`Ce contact a été effacé : on ne note plus rien à son sujet.`,
  'person-erased': msg`Cette personne a été effacée : on ne note plus rien à son sujet.`,
  'read-model-stopped': msg`L'affichage de ce réseau est arrêté pour l'instant. Rien n'est perdu ; il reprendra là où il s'est arrêté.`,
  unavailable: msg`Relais est indisponible pour l'instant. Réessaie dans un moment.`,
  'contact-by-missing': msg`Dis qui appelle.`,
  'no-business-talk': msg`Dans ce réseau, on ne parle pas d'affaires.`,
  'no-business-talk-in-meetings': msg`Dans ce réseau, on ne parle pas d'affaires pendant les rencontres.`,
  'meeting-under-way': msg`La rencontre est en cours, et on n'y parle pas d'affaires : renvoie cette reco quand elle est finie.`,
  'not-the-giver': msg`Seule la personne qui a donné peut faire cela.`,
  'not-the-receiver': msg`Seule la personne qui a reçu la reco peut faire cela.`,
  'no-agreement': msg`C'est encore une piste : note d'abord que la personne est d'accord.`,
  'reported-before-passed': msg`C'est avant le jour où la reco a été donnée.`,
  'nothing-reported': msg`Il n'y a plus rien à annuler ici.`,
  'referral-withdrawn': msg`Cette reco est retirée.`,
  'unknown-person': msg`Cette personne n'est pas connue dans ce réseau.`,
  'not-found': msg`Cela n'existe plus, ou ce réseau ne le connaît pas.`,
  'already-withdrawn': msg`C'est déjà retiré.`,
  'amount-required': msg`Ce réseau demande un montant.`,
  'no-amounts': msg`Ce réseau n'enregistre pas de montants.`,
  'other-content': msg`Cette saisie existe déjà, avec un autre contenu.`,
  'not-signed-in': msg`Reconnecte-toi pour envoyer cette saisie.`,
  'not-allowed': msg`Ce n'est pas permis avec ce compte.`,
  'not-accepted': msg`Tu n'as pas encore accepté ce réseau.`,
  'person-not-yours': msg`Ce compte n'est plus celui de la personne qui a saisi ceci.`,
  'sign-in-anew': msg`Rien n'a été changé : confirme d'abord que c'est toi.`,
  'address-in-use': msg`Cette adresse est celle d'un autre compte : connecte-toi avec elle.`,
  'code-refused': msg`Ce code n'est pas le bon, ou n'est plus valable. Demandes-en un autre.`,
  'no-address': msg`pas d'adresse e-mail, ou plusieurs.`,
  'name-too-long': msg`un nom a 120 caractères au plus.`,
  'agreed-before-passed': msg`C'est avant le jour où la piste a été donnée.`,
  'not-a-lead': msg`L'accord est déjà noté.`,
  'not-their-referral': msg`Cette reco n'est pas de la personne que tu remercies.`,
  'unknown-referral': msg`Cette reco n'existe plus.`,
  'unknown-meeting': msg`Cette rencontre n'existe plus.`,
  'meeting-too-long': msg`Une rencontre dure douze heures au plus : le début ou la fin est à corriger.`,
  'meeting-cancelled': msg`Cette rencontre est annulée : rétablis-la d'abord.`,
  'attendance-closed': msg`Les animateurs l'ont déjà noté : demande-leur de corriger.`,
  'recorded-by-a-host': msg`Les animateurs l'ont déjà noté : demande-leur de corriger.`,
  'represented-in-the-room': msg`Cette personne est déjà notée présente.`,
  'meeting-begun': msg`La rencontre a commencé : dis-le aux animateurs.`,
  'person-not-a-participant': msg`Cette personne n'est pas membre le jour de la rencontre.`,
  'substitute-while-coming': msg`Si tu viens, personne ne te remplace.`,
  'guest-is-a-member': msg`Cette personne est membre : elle dit elle-même si elle vient.`,
  'guest-is-the-substitute': msg`Cette personne te remplace déjà.`,
  'named-otherwise': msg`Cette personne est connue sous un autre nom : retire-la et invite-la de nouveau.`,
  'membership-ended': msg`Cette personne n'était plus membre : note une visite.`,
  'still-known': msg`Un réseau te connaît encore : quitte-le et efface d'abord ce qu'il sait de toi.`,
  'internal-error': msg`Quelque chose n'a pas marché de notre côté. Réessaie dans un moment.`,
  'rate-limited': msg`Trop d'envois d'un coup : nouvel essai dans un instant.`,
};

/** Adds the words of refusals that only some pages cause, once those are loaded. */
export const alsoSay = (more: Readonly<Record<string, MessageDescriptor>>): void => {
  Object.assign(sentences, more);
};

/** Which field a refusal without a path belongs to. */
const fields: Record<string, string> = {
  'self-referral': 'receiverId',
  'receiver-not-a-participant': 'receiverId',
  'thanks-to-oneself': 'thankedId',
  'future-day': 'day',
  'contact-without-agreement': 'contactBy',
  'prospect-name-missing': 'prospect.name',
  'prospect-objects': 'prospect.name',
  'contact-by-missing': 'contactBy',
  'amount-required': 'amountInCents',
  'no-amounts': 'amountInCents',
};

/** Words for a field with a wrong shape: by these names, otherwise too long or empty. The server has only English sentences. */
const shapes: Record<string, MessageDescriptor> = {
  phone: msg`Ce n'est pas un numéro de téléphone.`,
  email: msg`Ce n'est pas une adresse e-mail.`,
  address: msg`Ce n'est pas une adresse e-mail.`,
};
const sizes = new Map([
  ['too-big', msg`C'est trop long.`],
  ['too-small', msg`Ce champ ne peut pas rester vide.`],
]);

type FieldError = NonNullable<Problem['errors']>[number];

/** Refusals in the language of the screen. */
export function refusalsIn(say: (text: MessageDescriptor) => string) {
  const words = (code: string, detail: string) => (sentences[code] ? say(sentences[code]) : detail);
  const ofField = ({ path, code }: FieldError) => {
    const name = path.slice(path.lastIndexOf('.') + 1);
    return say(sentences[code] ?? sizes.get(code) ?? shapes[name] ?? msg`Cette valeur ne convient pas.`);
  };
  return {
    words,
    sentence: ({ code, detail, errors: [error] = [] }: Problem) =>
      error && !sentences[code] ? ofField(error) : words(code, detail),
    /** The sentence for a field (`prospect.name`), if the problem is about it. */
    under(problem: Problem | null, ...paths: string[]): string | null {
      if (!problem) return null;
      const error = problem.errors?.find(({ path }) => paths.includes(path));
      if (error) return ofField(error);
      return paths.includes(fields[problem.code] ?? '') ? words(problem.code, problem.detail) : null;
    },
  };
}

export function useRefusal() {
  const { _ } = useLingui();
  return refusalsIn(_);
}
