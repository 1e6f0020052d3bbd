import type { Charter } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';

/** @param charter in force on the day @throws Refusal `no-business-talk` */
export function ensureTalksBusiness({ businessTalk }: Pick<Charter, 'businessTalk'>): void {
  ensure(businessTalk !== 'never', 'no-business-talk', 'This network keeps business out.', 'networkId');
}
