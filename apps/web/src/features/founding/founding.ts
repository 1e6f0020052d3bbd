import { useLingui } from '@lingui/react/macro';
import type { FoundNetworkBody, Language, NetworkId } from '@relais/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { v7 } from 'uuid';
import { record, send } from '../../server/client';
import { keepDraft, useKeptDraft } from '../../server/drafts';
import { me } from '../../server/reads';
import { rememberPerson } from '../../server/speaking';
import { type PlannedMeeting, noMeeting } from '../../ui/further/meeting-fields';
import { useAction } from '../../ui/use-action';

export type Story = Omit<FoundNetworkBody, 'firstMeeting'>;

const currencies: Readonly<Record<string, string>> = {
  CH: 'CHF',
  GB: 'GBP',
  US: 'USD',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  MA: 'MAD',
  TN: 'TND',
};

/** What the browser knows about the place; everything can be changed. */
export function firstStory(language: Language, name: string | null, address: string | null): Story {
  const region = navigator.languages.map((tag) => new Intl.Locale(tag).region).find(Boolean);
  return {
    name: '',
    founder: name ?? '',
    purpose: 'business',
    language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    currency: currencies[region ?? ''] ?? 'EUR',
    controller: '',
    contact: address ?? '',
  };
}

/** Only what was typed; `id` of the network, the same when it is tried again after a reload. */
type Typed = Readonly<{
  id: NetworkId;
  story: Partial<Story>;
  meeting: Partial<PlannedMeeting>;
  /** The first step is done. */
  isTold: boolean;
}>;

/** The draft, over reloads too, with defaults from the browser and the account. */
export function useFoundingDraft(account: string, told: Story) {
  const name = `${account}.found`;
  const typed = useKeptDraft<Typed>(name);
  const [newId] = useState(() => v7() as NetworkId);
  const id = typed?.id ?? newId;
  const change = (to: Partial<Typed>) => keepDraft(name, { ...typed, id, ...to });
  return {
    id,
    story: { ...told, ...typed?.story },
    meeting: { ...noMeeting, ...typed?.meeting },
    isTold: typed?.isTold ?? false,
    tell: (story: Partial<Story>) => change({ story: { ...typed?.story, ...story } }),
    plan: (meeting: Partial<PlannedMeeting>) => change({ meeting: { ...typed?.meeting, ...meeting } }),
    turnTo: (isTold: boolean) => change({ isTold }),
    clear: () => keepDraft(name, null),
  };
}

/** Founds it, the same again when it is tried again; then it is the one on screen. */
export function useFounding(id: NetworkId, founded: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { t } = useLingui();
  const params = { path: { networkId: id } };
  return useAction({
    mutationFn: (body: FoundNetworkBody) => record('/api/networks/{networkId}', { params, body }),
    said: () => t`Le réseau est prêt.`,
    refresh: async () => {
      const { networks } = await client.query({ ...me, staleTime: 0 });
      const founder = networks.find((network) => network.id === id);
      if (founder) {
        rememberPerson(founder.personId);
        // Inviting comes next; without the link the screen offers to make it.
        const asked = { params, as: founder.personId };
        await send('put', '/api/networks/{networkId}/join-link', asked).catch(() => undefined);
      }
      founded();
      await navigate({ to: founder?.businessTalk === 'never' ? '/people' : '/' });
    },
  });
}
