import { Injectable } from '@nestjs/common';
import { MembershipAnswers } from '@relais/networks';
import type { SigningDevice } from './device';
import { SignIn } from './sign-in';

/** Signing in by a link. One that an operator made names network and person, and so does the page before its button: pushing it accepts. */
@Injectable()
export class LinkSignIn {
  constructor(
    private readonly signIn: SignIn,
    private readonly answers: MembershipAnswers,
  ) {}

  /** @returns the secret of the session; null: the link is worth nothing */
  async redeem(token: string, browser: string, device: SigningDevice): Promise<string | null> {
    const named = await this.signIn.personOfLink(token);
    if (named) {
      await this.signIn.ensureOwnAccount(named.networkId, named.personId);
      await this.answers.answer(named.networkId, named.personId, true);
    }
    return this.signIn.redeemLink(token, browser, device);
  }
}
