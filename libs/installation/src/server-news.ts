import type { ServerNews } from '@relais/database';
import { log } from './log';

/** Logs the state of the database; an embedded one that cannot be started again ends the process, so that a supervisor can act. */
export const serverNews: ServerNews = {
  away: (error) => {
    log('warn', 'The database does not answer. Requests are answered with 503 until it does.', { error });
  },
  revived: () => {
    log('warn', 'PostgreSQL had died and was started again.');
  },
  back: (afterMs) => {
    log('warn', 'The database answers again.', { afterMs: Math.round(afterMs) });
  },
  lost: (error) => {
    log('error', 'PostgreSQL has died and could not be started again; the process ends.', { error });
    process.exit(1);
  },
};
