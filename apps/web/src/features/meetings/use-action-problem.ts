import { useLingui } from '@lingui/react/macro';
import { ProblemError } from '../../server/client';
import { useRefusal } from '../../server/refusals';

/** Why an action failed, in words; null: it did not. */
export function useActionProblem(error: Error | null): string | null {
  const { t } = useLingui();
  const refusal = useRefusal();
  if (!error) return null;
  return error instanceof ProblemError
    ? refusal.sentence(error.problem)
    : t`Le serveur ne répond pas. Réessaie.`;
}
