import { Logger } from '@nestjs/common';
import type { Installation } from '@relais/installation';
import { ChangeStreams } from '@relais/live';
import type { Visits } from '@relais/access';
import type { Networks } from '@relais/networks';

const noteEveryMs = 10_000;

/** The streams of this server; one line tells of an outage what many would. */
export function changeStreams(installation: Installation, networks: Networks, visits: Visits): ChangeStreams {
  const logger = new Logger('ChangeStreams');
  let notedAt = -Infinity;
  return new ChangeStreams({
    ...installation,
    networks,
    visits,
    failed(error) {
      if (performance.now() - notedAt < noteEveryMs) return;
      notedAt = performance.now();
      logger.warn('Changes are not told for the moment.', error);
    },
  });
}
