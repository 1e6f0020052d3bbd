import { OpenId } from '@relais/access';
import type { Configuration } from '@relais/installation';

/** The provider by which people can sign in, in addition to mail, if there is one. */
export class Provider {
  readonly openId: OpenId | null;

  constructor({ openId }: Pick<Configuration, 'openId'>) {
    this.openId = openId && new OpenId(openId);
  }

  /** The name on the button; null: there is no provider. */
  get name(): string | null {
    return this.openId?.name ?? null;
  }
}
