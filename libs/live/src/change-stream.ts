import { Readable } from 'node:stream';
import type { Caller, Membership } from '@relais/access';
import type { ChangeKind, ChangeMessage, NetworkId } from '@relais/contracts';
import { isTold } from './audience.rules';
import type { NetworkChange } from './changes-of-events';

const missedBeatsAtMost = 3;
const lastWordsMs = 500;
/** Between these, so that readers of a server that ended do not come back all at once. */
const [soonestMs, spreadMs] = [1000, 3000];

/**
 * The text of a stream of server-sent events. While its reader takes nothing, changes are gathered into one message; a reader who has
 * taken nothing for a minute is given up.
 */
export class ChangeStream extends Readable {
  private readonly kinds = new Set<ChangeKind>();
  private position = 0;
  private isWanted = false;
  private isFinished = false;
  private missedBeats = 0;

  /** @param readers the persons of the caller who are told @param id chosen by the client */
  constructor(
    readonly caller: Caller,
    readonly readers: readonly Membership[],
    readonly id: string | null,
  ) {
    super({ highWaterMark: 1 });
    this.push(`retry: ${Math.round(soonestMs + Math.random() * spreadMs)}\n\n`);
  }

  get networkIds(): readonly NetworkId[] {
    return this.readers.map(({ networkId }) => networkId);
  }

  /** Tells the reader of a change, if they may read what changed. */
  tell({ networkId, position, change }: NetworkChange): void {
    if (this.readers.some((reader) => reader.networkId === networkId && isTold(reader, change)))
      this.say(position, [change.kind]);
  }

  /** Tells the reader that something of these kinds changed up to a position. */
  say(position: number, kinds: readonly ChangeKind[]): void {
    for (const kind of kinds) this.kinds.add(kind);
    this.position = Math.max(this.position, position);
    this.flush();
  }

  /** Lets proxies and the reader know that the stream is alive. */
  beat(): void {
    if (this.isWanted) this.write(':\n\n');
    else if ((this.missedBeats += 1) >= missedBeatsAtMost) this.destroy();
  }

  /** Ends the stream; a reader who does not take its end at once is cut off. */
  finish(): void {
    if (this.isFinished) return;
    this.isFinished = true;
    this.push(null);
    setTimeout(() => this.destroy(), lastWordsMs).unref();
  }

  override _read(): void {
    this.isWanted = true;
    this.missedBeats = 0;
    this.flush();
  }

  private flush(): void {
    if (!this.isWanted || this.kinds.size === 0) return;
    const message: ChangeMessage = { position: String(this.position), kinds: [...this.kinds].sort() };
    this.kinds.clear();
    this.write(`id: ${message.position}\ndata: ${JSON.stringify(message)}\n\n`);
  }

  private write(text: string): void {
    if (!this.isFinished) this.isWanted = this.push(text);
  }
}
