import { useLingui } from '@lingui/react/macro';
import type { Language } from '@relais/contracts';
import { cleanText } from '@relais/contracts/text';
import { useState } from 'react';
import { ProblemError } from '../../server/client';
import { useRefusal } from '../../server/refusals';
import { uuid7 } from '../../server/uuid7';
import { Bare } from '../../ui/bare';
import { type FirstMeeting, firstStory, useFounding } from './founding';
import { MeetingStep } from './meeting-step';
import { StoryStep } from './story-step';

/** Two steps: what the network is, and when it meets first. */
export function FoundPage({ name, address }: Readonly<{ name: string | null; address: string | null }>) {
  const { t, i18n } = useLingui();
  const refusal = useRefusal();
  const [id] = useState(uuid7);
  const [story, setStory] = useState(() => firstStory(i18n.locale as Language, name, address));
  const [isTold, setTold] = useState(false);
  const founding = useFounding(id);
  const turnTo = (told: boolean) => {
    setTold(told);
    window.scrollTo(0, 0);
  };
  const found = (meeting: FirstMeeting | null) => {
    if (meeting === null) {
      founding.mutate(story);
      return;
    }
    const { place, ...when } = meeting;
    founding.mutate({ ...story, firstMeeting: cleanText(place) ? { ...when, place } : when });
  };
  const problem = founding.error instanceof ProblemError ? founding.error.problem : null;
  const complaint =
    founding.error && (problem ? refusal.sentence(problem) : t`Le serveur ne répond pas. Réessaie.`);
  return (
    <Bare title={isTold ? t`La première rencontre` : t`Fonder un réseau`}>
      {isTold ? (
        <MeetingStep
          timezone={story.timezone}
          isBusy={founding.isPending}
          complaint={complaint}
          onBack={() => turnTo(false)}
          onDone={found}
        />
      ) : (
        <StoryStep story={story} onChange={setStory} onDone={() => turnTo(true)} />
      )}
    </Bare>
  );
}
