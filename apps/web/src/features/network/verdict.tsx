import { Trans } from '@lingui/react/macro';
import type { LivelinessAnswer } from '@relais/contracts';
import { Card, Lead } from '../../ui/layout/page';
import { Step } from './step';
import { useVerdict } from './verdict-words';

/** One sentence with its "but", and the step that follows from it. */
export function VerdictCard({ answer, namesShown }: { answer: LivelinessAnswer; namesShown: boolean }) {
  const { word, because, but } = useVerdict(answer);
  return (
    <Card>
      <Lead word={word}>
        {but ? (
          <Trans>
            {because} ; mais {but}.
          </Trans>
        ) : (
          <Trans>{because}.</Trans>
        )}
      </Lead>
      {namesShown && <Step answer={answer} />}
    </Card>
  );
}
