import { Injectable } from '@nestjs/common';
import type { Language } from '@relais/contracts';
import { EventStore, type Recorded } from '@relais/event-sourcing';
import { MailQueue } from '@relais/mail';
import { Networks } from '@relais/networks';
import type { Caller } from '../caller';
import { codeRefused } from '../sign-in/code-refused';
import { SignIn } from '../sign-in/sign-in';
import { addressChangedMail } from './address-mails';
import { RecordingAddresses } from './recording-addresses';

type Asked = Readonly<{ browser: string; code: string; language: Language | undefined }>;

/** Changes the verified address of an account, and that of its persons in every network; the old address gets a mail. */
@Injectable()
export class AddressChanges {
  constructor(
    private readonly recording: RecordingAddresses,
    private readonly networks: Networks,
    private readonly store: EventStore,
    private readonly signIn: SignIn,
    private readonly mailQueue: MailQueue,
  ) {}

  /** @throws Refusal `code-refused`, `address-in-use` */
  async change(me: Caller, accountId: string, { browser, code, language }: Asked): Promise<Recorded> {
    const changed = await this.signIn.changeAddress(accountId, browser, code);
    if (changed === null) throw codeRefused();
    const { changeId, address, old } = changed;
    if (old !== null && old !== address)
      this.mailQueue.send(addressChangedMail(old, language ?? (await this.languageOf(me))));
    await this.recording.record(accountId);
    return { id: changeId, position: String(await this.store.lastPosition()) };
  }

  /** Older apps do not send it: then the language of one of their networks. */
  private async languageOf({ memberships: [first] }: Caller): Promise<Language> {
    return first ? (await this.networks.stateOf(first.networkId)).language : 'fr';
  }
}
