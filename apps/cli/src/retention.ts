import type { SuspendedErasing } from '@relais/contracts';
import { Clock } from '@relais/event-sourcing';
import { configurationFrom, openInstallation } from '@relais/installation';
import { ErasureClock } from '@relais/retention';
import type { Terminal } from './terminal';

/** Shows whether erasing works or is suspended; `confirm`: the clock of this machine is right, and is trusted from now on. */
export async function retention(confirm: boolean, terminal: Terminal): Promise<void> {
  const installation = await openInstallation(configurationFrom(terminal.environment), 'none');
  try {
    const erasureClock = new ErasureClock(installation.database, installation.store);
    const now = new Clock().now();
    if (confirm) await erasureClock.confirm(now);
    const noted = await erasureClock.readNotes();
    terminal.answer(
      { now: now.toISOString(), ...noted },
      [`clock: ${now.toISOString()}`, linesOf(noted)].flat(),
    );
  } finally {
    await installation.close();
  }
}

/** The sentences about the noted time and a suspension. */
export function linesOf({
  notedAt,
  suspended,
}: Readonly<{ notedAt: string | null; suspended: SuspendedErasing | null }>): string[] {
  const noted = `retention: ${notedAt === null ? 'no time was noted yet' : `the last time noted is ${notedAt}`}`;
  if (suspended === null) return [noted];
  const because = {
    'clock-behind': 'the clock is before the last recorded event',
    'clock-ahead': 'the clock is more than 30 days after the last time noted',
  }[suspended.because];
  return [
    noted,
    `  nothing has been erased since ${suspended.since}: ${because}. If the clock is right: relais retention --confirm`,
  ];
}
