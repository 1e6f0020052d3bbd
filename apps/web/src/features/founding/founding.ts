import type { FoundNetworkBody, Language } from '@relais/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { record } from '../../server/client';
import { me } from '../../server/reads';
import { rememberPerson } from '../../server/speaking';

export type Story = Omit<FoundNetworkBody, 'firstMeeting'>;
type Meeting = NonNullable<FoundNetworkBody['firstMeeting']>;
export type FirstMeeting = Omit<Meeting, 'place'> & Readonly<{ place: string }>;

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

/** What the browser tells of where one is; everything may be changed. */
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

/** Founds it, the same again when it is tried again; then it is the one on screen. */
export function useFounding(id: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: FoundNetworkBody) => record(`/networks/${id}`, body, null),
    onSuccess: async () => {
      const { networks } = await client.query({ ...me, staleTime: 0 });
      const founder = networks.find((network) => network.id === id);
      if (founder) rememberPerson(founder.personId);
      await navigate({ to: '/' });
    },
  });
}
