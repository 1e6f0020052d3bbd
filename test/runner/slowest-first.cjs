const { join } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** Seconds, roughly, of the files that take longest: where no earlier run has left better figures, as in a fresh clone. */
const known = {
  'libs/backup/src/backup.spec.ts': 17,
  'libs/engine/database/src/server/embedded-postgres.spec.ts': 49,
  'libs/engine/database/src/server/heartbeat.spec.ts': 32,
  'libs/engine/database/src/server/postgres-server.spec.ts': 63,
  'libs/engine/log-kurrent/src/kurrent-event-store.spec.ts': 9,
  'libs/engine/log-kurrent/src/kurrent-subscription.spec.ts': 22,
  'libs/engine/projections/src/rebuild/rebuild-interrupted.spec.ts': 32,
  'libs/engine/projections/src/rebuild/rebuild.spec.ts': 16,
  'libs/engine/projections/src/verify/verify.spec.ts': 12,
  'libs/import-export/src/specs/bad-input.spec.ts': 13,
  'libs/import-export/src/specs/changed-in-relais.spec.ts': 12,
  'libs/import-export/src/specs/corrected-folder.spec.ts': 20,
  'libs/import-export/src/specs/grown-folder.spec.ts': 12,
  'libs/import-export/src/specs/import-folder.spec.ts': 13,
  'libs/import-export/src/specs/round-trip.spec.ts': 29,
  'test/acceptance/access/code-flooding.e2e-spec.ts': 13,
  'test/acceptance/access/signing-out.e2e-spec.ts': 16,
  'test/acceptance/http/refused-commands.e2e-spec.ts': 9,
  'test/acceptance/http/turns.e2e-spec.ts': 15,
  'test/acceptance/operation/backup.e2e-spec.ts': 28,
  'test/acceptance/operation/command-line.e2e-spec.ts': 48,
  'test/acceptance/operation/rebuild-and-verify.e2e-spec.ts': 42,
  'test/acceptance/operation/two-processes.e2e-spec.ts': 10,
  'test/acceptance/operation/workers.e2e-spec.ts': 21,
  'test/acceptance/privacy/erasing.e2e-spec.ts': 16,
  'test/acceptance/privacy/rotate-key.e2e-spec.ts': 10,
  'test/acceptance/referrals/generated-networks.e2e-spec.ts': 25,
  'test/architecture/architecture.spec.ts': 12,
  'test/browser/accessibility.e2e-spec.ts': 95,
  'test/browser/devices.e2e-spec.ts': 24,
  'test/browser/drafts.e2e-spec.ts': 13,
  'test/browser/focus.e2e-spec.ts': 23,
  'test/browser/ledger.e2e-spec.ts': 15,
  'test/browser/log.e2e-spec.ts': 22,
  'test/browser/looks.e2e-spec.ts': 18,
  'test/browser/network.e2e-spec.ts': 44,
  'test/browser/newcomer.e2e-spec.ts': 52,
  'test/browser/news.e2e-spec.ts': 12,
  'test/browser/objection.e2e-spec.ts': 12,
  'test/browser/organisers.e2e-spec.ts': 16,
  'test/browser/outbox.e2e-spec.ts': 80,
  'test/browser/own-origin.e2e-spec.ts': 11,
  'test/browser/privacy.e2e-spec.ts': 24,
  'test/browser/sign-in.e2e-spec.ts': 14,
  'test/browser/small-screens.e2e-spec.ts': 38,
  'test/browser/speaking.e2e-spec.ts': 28,
  'test/crash/crash.e2e-spec.ts': 61,
  'test/faults/dead-database.e2e-spec.ts': 60,
  'test/faults/faults.spec.ts': 13,
  'test/faults/interrupted-import.e2e-spec.ts': 37,
  'test/faults/unavailable.e2e-spec.ts': 31,
  'test/isolation/matrix.spec.ts': 59,
  'test/isolation/row-level-security.spec.ts': 31,
  'test/simulation/simulation.spec.ts': 18,
};
const seconds = new Map(Object.entries(known).map(([file, time]) => [join(__dirname, '../..', file), time]));

/** Starts the slowest files first, so that none of them runs alone at the end; any other counts as a second. */
module.exports = class SlowestFirst extends Sequencer {
  time(test) {
    return super.time(test) ?? 1000 * (seconds.get(test.path) ?? 1);
  }
};
