import type { EventStore, StoredEvent } from '@relais/event-sourcing';

const batch = 1000;

/** Columns of the table `event` in the order of {@link eventRows}. */
export const eventColumns = [
  ...['position', 'id', 'stream', 'revision', 'type'],
  ...['network_id', 'on', 'data', 'metadata', 'recorded_at'],
];

/** The events of a log up to a position as rows of the table `event` (COPY's text format), numbered from 1. */
export async function* eventRows(log: EventStore, upTo: number): AsyncGenerator<Buffer, void, undefined> {
  let number = 0;
  for (let after = 0; ;) {
    const events = (await log.readAll(after, batch)).filter(({ position }) => position <= upTo);
    const last = events.at(-1);
    if (!last) return;
    yield Buffer.from(events.map((event) => row(event, ++number)).join(''));
    after = last.position;
  }
}

const row = (event: StoredEvent, position: number): string =>
  `${[
    ...[position, event.id, event.stream, event.revision, event.type, event.networkId, event.on],
    ...[JSON.stringify(event.data), JSON.stringify(event.metadata), event.recordedAt],
  ]
    .map((value) => escapeText(String(value)))
    .join('\t')}\n`;

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escapeText = (value: string): string =>
  value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '');
