import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ProblemError } from '../../server/client';

/** Why a page or a name is refused, in *vous*: no member's screen has these. */
const sentences: Readonly<Record<string, MessageDescriptor>> = {
  'visit-unknown': msg`Ce code n'est pas connu, ou il a été remplacé. Demandez le nouveau à la personne qui vous accueille.`,
  'visit-stopped': msg`Ce code n'est plus valable. Demandez le nouveau à la personne qui vous accueille.`,
  'visit-cancelled': msg`Cette rencontre n'a pas lieu.`,
  'visit-too-early': msg`Cette page s'ouvre une heure avant le début de la rencontre.`,
  'visit-over': msg`Cette rencontre est passée. Son code n'était valable que ce jour-là ; la prochaine a le sien.`,
  'too-many-visitors': msg`Trop de noms ont été laissés avec ce code. Dites le vôtre à la personne qui vous accueille : elle le note.`,
  'rate-limited': msg`Trop d'essais depuis cet endroit. Réessayez dans quelques minutes.`,
  'not-a-visitor': msg`Ce réseau vous connaît autrement que comme invité·e. Dites-le à la personne qui vous accueille.`,
};

export function useVisitWords(): (error: Error | null) => string {
  const { t, i18n } = useLingui();
  return (error) => {
    const known = error instanceof ProblemError ? sentences[error.problem.code] : undefined;
    return known ? i18n._(known) : t`Le serveur ne répond pas. Essayez encore une fois.`;
  };
}
