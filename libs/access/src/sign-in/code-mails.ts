import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type Mail, MailQueue } from '@relais/mail';
import { SignIn } from './sign-in';
import type { RequestingBrowser, MadeCode } from './sign-in-codes';

/** Sends codes, at once or in their turn; callers do not wait and do not learn when. */
@Injectable()
export class CodeMails implements OnApplicationShutdown {
  private readonly logger = new Logger('CodeMails');
  private readonly waiting = new Set<NodeJS.Timeout>();

  constructor(
    private readonly signIn: SignIn,
    private readonly mailQueue: MailQueue,
  ) {}

  async send(requester: RequestingBrowser, address: string, mail: (made: MadeCode) => Mail): Promise<void> {
    const made = await this.signIn.codes.make(requester, address);
    if (made) this.sendIn(made.waits, made.codeId, () => mail(made));
  }

  onApplicationShutdown(): void {
    for (const timer of this.waiting) clearTimeout(timer);
  }

  private sendIn(seconds: number, codeId: string, mail: () => Mail): void {
    if (seconds === 0) {
      this.mailQueue.send(mail());
      return;
    }
    const timer = setTimeout(() => {
      this.waiting.delete(timer);
      this.release(codeId, mail).catch((error: unknown) =>
        this.logger.warn('A code that waited was not sent.', error),
      );
    }, seconds * 1000).unref();
    this.waiting.add(timer);
  }

  private async release(codeId: string, mail: () => Mail): Promise<void> {
    const waits = await this.signIn.codes.release(codeId);
    if (waits !== null) this.sendIn(waits, codeId, mail);
  }
}
