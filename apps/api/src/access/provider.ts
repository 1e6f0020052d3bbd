import { OpenId } from '@relais/access';
import type { Configuration } from '@relais/installation';

/** The provider by which people may sign in besides by mail, where there is one. */
export class Provider {
  readonly openId: OpenId | null;

  constructor({ openId }: Pick<Configuration, 'openId'>) {
    this.openId = openId && new OpenId(openId);
  }

  /** For the button; null: there is none. */
  get name(): string | null {
    return this.openId?.name ?? null;
  }
}
