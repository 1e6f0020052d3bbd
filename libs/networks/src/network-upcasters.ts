import type { Upcaster } from '@relais/event-sourcing';

/** How the older shapes of network events are read. */
export const networkUpcasters: readonly Upcaster[] = [
  {
    from: { type: 'NetworkFounded', schema: 1 },
    to: { type: 'NetworkFounded', schema: 2 },
    data: ({ data }) => ({ ...data, decimals: 2 }),
  },
];
