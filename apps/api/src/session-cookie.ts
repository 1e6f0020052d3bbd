import type { Configuration } from '@relais/installation';

/**
 * The browser's session. Behind https it is a `__Host-` cookie; on this machine alone, where there is no https, its name carries the
 * port, so that two installations side by side do not sign each other out.
 */
export class SessionCookie {
  readonly name: string;
  private readonly secure: boolean;

  constructor({ publicUrl, port }: Pick<Configuration, 'publicUrl' | 'port'>) {
    this.secure = publicUrl !== null;
    this.name = this.secure ? '__Host-relais' : `relais-${String(port)}`;
  }

  /** Options for setting it, for 180 days of use. */
  options() {
    return {
      path: '/',
      httpOnly: true,
      sameSite: 'lax' as const,
      secure: this.secure,
      maxAge: 180 * 24 * 3600,
    };
  }
}
