import type { LogName } from './tested-logs';

/** What a process of the crash test is started with. */
export type Orders = Readonly<{ log: LogName; url: string; notes: string }>;

/** `callers`: their numbers in the whole crash test; `events`: how many each of them records, at least. */
export type WriterOrders = Orders & Readonly<{ seed: string; callers: readonly number[]; events: number }>;

export const ordersOf = (): WriterOrders => JSON.parse(process.argv[2] ?? '') as WriterOrders;

/** Ends with the work, and without the process that gave the orders. */
export function withMaster(work: Promise<void>): void {
  process.on('disconnect', () => process.exit(1));
  work.then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
}
