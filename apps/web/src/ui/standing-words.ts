import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type { Standing, Summary } from '../server/outbox/outbox.rules';

/** How far it is with what was entered here: the same words on the chip, the cards and the lines of the ledger. */
export function standingWordsIn(say: (text: MessageDescriptor) => string) {
  return {
    /** Of one entry. */
    of(standing: Standing): string {
      switch (standing) {
        case 'held':
          return say(msg`Bientôt envoyé`);
        case 'waiting':
          return say(msg`À envoyer`);
        case 'refused':
          return say(msg`À revoir`);
      }
    },
    /** Of everything. */
    all({ says, count }: Summary): string {
      switch (says) {
        case 'sent':
          return say(msg`Tout est enregistré`);
        case 'held':
          return say(msg`Bientôt envoyé`);
        case 'waiting':
          return say(msg`${count} à envoyer`);
        case 'refused':
          return say(msg`${count} à revoir`);
        case 'unkept':
          return count === 0 ? say(msg`Rien n'est gardé ici`) : say(msg`Ne ferme pas : ${count} à envoyer`);
      }
    },
  };
}

export const useStandingWords = () => standingWordsIn(useLingui()._);
