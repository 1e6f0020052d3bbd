import { KnownFacts } from '@relais/event-sourcing';
import { personFacts } from '@relais/identity';
import { meetingFacts } from '@relais/meetings';
import { networkFacts, networkUpcasters } from '@relais/networks';
import { referralFacts, thanksFacts } from '@relais/referrals';

/** Every fact that Relais writes, in the shape of today; and how those of yesterday are read (docs/adr/0010). */
export const knownFacts = new KnownFacts(
  { ...networkFacts, ...personFacts, ...meetingFacts, ...referralFacts, ...thanksFacts },
  networkUpcasters,
);
