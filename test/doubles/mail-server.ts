import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type ReceivedMail = Readonly<{ from: string; to: readonly string[]; content: string }>;

/** A mail server on this machine that keeps what it gets; `answers` are what it says to the next mails, null: it takes them. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  readonly answers: (number | null)[] = [];
  /** How often a client tried to send. */
  tries = 0;
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onMailFrom: (_address, _session, done) => {
        this.tries += 1;
        const code = this.answers.shift() ?? null;
        done(code === null ? null : Object.assign(new Error('Not now.'), { responseCode: code }));
      },
      onData: (stream, { envelope }, done) => {
        void stream.toArray().then((pieces: Buffer[]) => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          const to = envelope.rcptTo.map(({ address }) => address);
          this.received.push({ from, to, content: Buffer.concat(pieces).toString() });
          done();
        });
      },
    });
  }

  static async start(): Promise<MailServer> {
    const made = new MailServer();
    await new Promise<void>((resolve) => made.server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get url(): string {
    return `smtp://127.0.0.1:${String((this.server.server.address() as AddressInfo).port)}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}
