import type { EventStore, StoredEvent } from '@relais/event-sourcing';

const batch = 1000;

/** Columns of the table `event` in the order of {@link factRows}. */
export const factColumns = [
  ...['position', 'id', 'stream', 'revision', 'type'],
  ...['network_id', 'on', 'data', 'metadata', 'recorded_at'],
];

/** The facts of a log up to a position as rows of the table `event` (COPY's text format), numbered from 1. */
export async function* factRows(log: EventStore, upTo: number): AsyncGenerator<Buffer, void, undefined> {
  let number = 0;
  for (let after = 0; ;) {
    const facts = (await log.readAll(after, batch)).filter(({ position }) => position <= upTo);
    const last = facts.at(-1);
    if (!last) return;
    yield Buffer.from(facts.map((fact) => row(fact, ++number)).join(''));
    after = last.position;
  }
}

const row = (fact: StoredEvent, position: number): string =>
  `${[
    ...[position, fact.id, fact.stream, fact.revision, fact.type, fact.networkId, fact.on],
    ...[JSON.stringify(fact.data), JSON.stringify(fact.metadata), fact.recordedAt],
  ]
    .map((value) => escaped(String(value)))
    .join('\t')}\n`;

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (value: string): string =>
  value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '');
