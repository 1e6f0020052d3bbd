import 'reflect-metadata';
import type { CommandBus } from '@nestjs/cqrs';
import { latestDayAt } from '@relais/contracts';
import type { EventStore } from '@relais/event-sourcing';
import {
  type Installation,
  configurationFrom,
  inBulk,
  openInstallation,
  withCommands,
} from '@relais/installation';
import { keepImportSecret } from '@relais/networks';
import { ensurePast } from '@relais/networks/rules';
import { type ClubDay, type Plan, history, networksOf } from '@relais/simulation';
import type { Terminal } from './terminal';

type Counted = Readonly<{ commands: number; events: number }>;
type Settings = Omit<Plan, 'until'> & Readonly<{ until?: string; fast: boolean }>;

const maxWaitMs = 3_600_000;
const progressEveryMs = 1000;
const yearMs = 365.25 * 86_400_000;
const networksAtOnce = 64;

/**
 * Records made-up history, each command as if a person gave it; `fast` writes straight into the log and leaves the read models to
 * servers and workers. Nothing is recorded twice.
 */
export async function simulate({ fast, ...settings }: Settings, terminal: Terminal): Promise<void> {
  const installation = await openInstallation(
    configurationFrom(terminal.environment),
    fast ? 'none' : 'stand-in',
  );
  try {
    const { clock } = installation;
    const plan: Plan = { ...settings, until: settings.until ?? clock.dayIn('Europe/Paris') };
    ensurePast({ until: plan.until }, latestDayAt(clock.now()));
    const networks = networksOf(plan);
    // The ids of made-up history follow from those of its networks, so that it is the same everywhere.
    for (const network of networks)
      await keepImportSecret(installation.database.engine.manager, network, network.networkId);
    const begun = performance.now();
    const { commands, events } = await (fast ? straight : ordinarily)(installation, plan, terminal);
    terminal.progressEnds();
    const seconds = (performance.now() - begun) / 1000;
    terminal.answer({ networks, commands, facts: events, seconds: Number(seconds.toFixed(1)) }, [
      `${String(events)} events recorded by ${String(commands)} commands in ${seconds.toFixed(1)} s`,
      ...networks.slice(0, 20).map(({ ref }) => ref),
      ...(networks.length > 20 ? [`… and ${String(networks.length - 20)} more networks`] : []),
    ]);
  } finally {
    await installation.close();
  }
}

function straight(installation: Installation, plan: Plan, terminal: Terminal): Promise<Counted> {
  return inBulk(installation, async (send, store) => {
    const commands = await give(plan, send, () => store.recordedCount, terminal);
    return { commands, events: await store.flush() };
  });
}

async function ordinarily(installation: Installation, plan: Plan, terminal: Terminal): Promise<Counted> {
  const { store, events } = counting(installation.store, await installation.store.lastPosition());
  const commands = await withCommands({ ...installation, store }, (send) =>
    give(plan, send, events, terminal),
  );
  await installation.readModels.waitFor(await installation.store.lastPosition(), maxWaitMs);
  return { commands, events: events() };
}

/** Gives the commands of each network one after the other, those of one day in many networks side by side. @returns how many */
async function give(plan: Plan, send: CommandBus, events: () => number, terminal: Terminal): Promise<number> {
  const tell = progressOf(plan, events, terminal);
  let commands = 0;
  for (const together of sideBySide(history(plan))) {
    await Promise.all(
      together.map(async (of) => {
        for (const command of of.commands) await send.execute(command);
        commands += of.commands.length;
      }),
    );
    tell(together[0]?.day ?? plan.until);
  }
  return commands;
}

function* sideBySide(days: Iterable<ClubDay>): Generator<ClubDay[], void, undefined> {
  let together: ClubDay[] = [];
  for (const of of days) {
    if (together.length === networksAtOnce || together.some(({ day }) => day !== of.day)) {
      yield together;
      together = [];
    }
    together.push(of);
  }
  yield together;
}

/** Reports the progress every second. */
function progressOf({ until, years }: Plan, events: () => number, terminal: Terminal): (day: string) => void {
  const first = Date.parse(until) - years * yearMs;
  const begun = performance.now();
  let told = begun;
  return (day) => {
    const now = performance.now();
    if (now - told < progressEveryMs) return;
    told = now;
    const share = (Date.parse(day) - first) / (years * yearMs);
    const rate = (events() / (now - begun)) * 1000;
    const left = ((now - begun) / share) * (1 - share);
    terminal.progress(
      `${day}: ${String(events())} events, ${rate.toFixed(0)} a second, ${(left / 60_000).toFixed(1)} minutes left`,
    );
  };
}

/** The same log; counts what is appended behind a position: repeats answer an earlier one. */
function counting(log: EventStore, before: number): { store: EventStore; events: () => number } {
  let events = 0;
  const append: EventStore['append'] = async (stream, news, options) => {
    const appended = await log.append(stream, news, options);
    if (appended.position > before) events += news.length;
    return appended;
  };
  return { store: Object.assign(Object.create(log) as EventStore, { append }), events: () => events };
}
