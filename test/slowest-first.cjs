const { join } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** Seconds, roughly, of the files that take longest: where no earlier run has left better figures, as in a fresh clone. */
const known = {
  'libs/database/src/embedded-postgres.spec.ts': 24,
  'libs/database/src/heartbeat.spec.ts': 26,
  'libs/database/src/postgres-server.spec.ts': 25,
  'libs/event-store/src/kurrent-event-store.spec.ts': 22,
  'libs/exchange/src/bad-input.spec.ts': 21,
  'libs/exchange/src/changed-in-relais.spec.ts': 36,
  'libs/exchange/src/corrected-folder.spec.ts': 46,
  'libs/exchange/src/grown-folder.spec.ts': 35,
  'libs/exchange/src/round-trip.spec.ts': 22,
  'libs/read-models/src/rebuild-interrupted.spec.ts': 20,
  'test/acceptance/code-flooding.e2e-spec.ts': 28,
  'test/acceptance/command-line.e2e-spec.ts': 25,
  'test/acceptance/rebuild-and-verify.e2e-spec.ts': 22,
  'test/acceptance/workers.e2e-spec.ts': 20,
  'test/browser/accessibility.e2e-spec.ts': 36,
  'test/browser/focus.e2e-spec.ts': 24,
  'test/browser/log.e2e-spec.ts': 22,
  'test/browser/looks.e2e-spec.ts': 29,
  'test/browser/network.e2e-spec.ts': 46,
  'test/browser/newcomer.e2e-spec.ts': 34,
  'test/browser/outbox.e2e-spec.ts': 64,
  'test/browser/privacy.e2e-spec.ts': 27,
  'test/browser/sign-in.e2e-spec.ts': 21,
  'test/browser/small-screens.e2e-spec.ts': 42,
  'test/browser/speaking.e2e-spec.ts': 27,
  'test/faults/dead-database.e2e-spec.ts': 39,
  'test/faults/interrupted-import.e2e-spec.ts': 21,
  'test/faults/unavailable.e2e-spec.ts': 20,
  'test/hunt/hunt.e2e-spec.ts': 24,
  'test/isolation/matrix.spec.ts': 36,
  'test/isolation/row-level-security.spec.ts': 26,
  'test/simulation/simulation.spec.ts': 20,
};
const seconds = new Map(Object.entries(known).map(([file, time]) => [join(__dirname, '..', file), time]));

/** Starts the slowest files first, so that none of them runs alone at the end; any other counts as a second. */
module.exports = class SlowestFirst extends Sequencer {
  time(test) {
    return super.time(test) ?? 1000 * (seconds.get(test.path) ?? 1);
  }
};
