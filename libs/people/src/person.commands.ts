import type { NetworkId, PersonId } from '@relais/contracts';
import { Command } from '@relais/event-sourcing';

/** Personal: `name`, and if known `ref` (the sender's own key), `email`, `phone`, `company`, `sector`. */
export class RegisterPerson extends Command<{ networkId: NetworkId; personId: PersonId }> {
  readonly type = 'RegisterPerson' as const;
}

/**
 * Personal: the new or corrected fields; only the person sets `presentation`, `goodContact`, `phoneShown` and `cardShown` (yes, no). An
 * `email` corrects the address of a person who has not signed in yet.
 */
export class DescribePerson extends Command<{
  networkId: NetworkId;
  personId: PersonId;
  fields: readonly string[];
}> {
  readonly type = 'DescribePerson' as const;
}

/** By the person, after verifying the new address. Personal: `email`. */
export class ChangeAddress extends Command<{ networkId: NetworkId; personId: PersonId }> {
  readonly type = 'ChangeAddress' as const;
}

/** Destroys e-mail and telephone; retention also what the person wrote of themselves. */
export class EraseContact extends Command<{ networkId: NetworkId; personId: PersonId }> {
  readonly type = 'EraseContact' as const;
}

/** The person wishes not to be followed up (« ne souhaite pas »); destroys e-mail and telephone. */
export class DeclineFollowUp extends Command<{ networkId: NetworkId; personId: PersonId }> {
  readonly type = 'DeclineFollowUp' as const;
}

/** Destroys everything that is known of a person who is not a member any more; their ids in the events stay, and so do all figures. */
export class ErasePerson extends Command<{ networkId: NetworkId; personId: PersonId }> {
  readonly type = 'ErasePerson' as const;
}

export type PersonCommand =
  RegisterPerson | DescribePerson | ChangeAddress | EraseContact | DeclineFollowUp | ErasePerson;
