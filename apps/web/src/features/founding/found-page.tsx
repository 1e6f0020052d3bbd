import { Trans, useLingui } from '@lingui/react/macro';
import type { Language } from '@relais/contracts';
import { cleanText } from '@relais/contracts/text';
import { Link } from '@tanstack/react-router';
import { ProblemError } from '../../server/client';
import { useRefusal } from '../../server/refusals';
import type { PlannedMeeting } from '../../ui/further/meeting-fields';
import { Bare } from '../../ui/layout/bare';
import rows from '../../ui/layout/rows.module.css';
import { firstStory, useFounding, useFoundingDraft } from './founding';
import { MeetingStep } from './meeting-step';
import { StoryStep } from './story-step';

type Props = Readonly<{ account: string; name: string | null; address: string | null }>;

/** Two steps: what the network is, and when it meets first. */
export function FoundPage({ account, name, address }: Props) {
  const { t, i18n } = useLingui();
  const refusal = useRefusal();
  const draft = useFoundingDraft(account, firstStory(i18n.locale as Language, name, address));
  const { story } = draft;
  const founding = useFounding(draft.id, draft.clear);
  const turnTo = (isTold: boolean) => {
    draft.turnTo(isTold);
    window.scrollTo(0, 0);
  };
  const found = (meeting: PlannedMeeting | null) => {
    if (meeting === null) {
      founding.mutate(story);
      return;
    }
    const { place, ...when } = meeting;
    founding.mutate({ ...story, firstMeeting: cleanText(place) ? { ...when, place } : when });
  };
  const problem = founding.error instanceof ProblemError ? founding.error.problem : null;
  const complaint =
    founding.error && (problem ? refusal.sentence(problem) : t`Le serveur ne répond pas. Réessayez.`);
  return (
    <Bare
      title={draft.isTold ? t`La première rencontre` : t`Fonder un réseau`}
      below={
        <Link to="/" className={rows.link}>
          <Trans>Revenir plus tard</Trans>
        </Link>
      }
    >
      {draft.isTold ? (
        <MeetingStep
          meeting={draft.meeting}
          set={draft.plan}
          timezone={story.timezone}
          isBusy={founding.isPending}
          complaint={complaint}
          onBack={() => turnTo(false)}
          onDone={found}
        />
      ) : (
        <StoryStep story={story} set={draft.tell} onDone={() => turnTo(true)} />
      )}
    </Bare>
  );
}
