const { join } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** Seconds, roughly, of the files that take longest: where no earlier run has left better figures, as in a fresh clone. */
const known = {
  'libs/database/src/embedded-postgres.spec.ts': 26,
  'libs/database/src/heartbeat.spec.ts': 18,
  'libs/database/src/postgres-server.spec.ts': 24,
  'libs/event-store/src/kurrent-appends.spec.ts': 25,
  'libs/event-store/src/kurrent-event-store.spec.ts': 22,
  'libs/event-store/src/kurrent-subscription.spec.ts': 22,
  'libs/exchange/src/at-once.spec.ts': 20,
  'libs/exchange/src/round-trip.spec.ts': 30,
  'libs/ledger/src/ledger-rebuilt.spec.ts': 24,
  'libs/read-models/src/rebuild-interrupted.spec.ts': 37,
  'test/acceptance/backup.e2e-spec.ts': 29,
  'test/acceptance/command-line.e2e-spec.ts': 30,
  'test/acceptance/generated-networks.e2e-spec.ts': 30,
  'test/acceptance/rebuild-and-verify.e2e-spec.ts': 40,
  'test/acceptance/two-processes.e2e-spec.ts': 18,
  'test/acceptance/workers.e2e-spec.ts': 24,
  'test/browser/accessibility.e2e-spec.ts': 40,
  'test/browser/ledger.e2e-spec.ts': 22,
  'test/browser/network.e2e-spec.ts': 21,
  'test/browser/newcomer.e2e-spec.ts': 23,
  'test/browser/privacy.e2e-spec.ts': 22,
  'test/browser/speaking.e2e-spec.ts': 28,
  'test/faults/dead-database.e2e-spec.ts': 40,
  'test/faults/faults.spec.ts': 26,
  'test/faults/unavailable.e2e-spec.ts': 23,
  'test/hunt/hunt.e2e-spec.ts': 30,
  'test/isolation/matrix.spec.ts': 40,
  'test/simulation/simulation.spec.ts': 21,
};
const seconds = new Map(Object.entries(known).map(([file, time]) => [join(__dirname, '..', file), time]));

/** Starts the slowest files first, so that none of them runs alone at the end; any other counts as a second. */
module.exports = class SlowestFirst extends Sequencer {
  time(test) {
    return super.time(test) ?? 1000 * (seconds.get(test.path) ?? 1);
  }
};
