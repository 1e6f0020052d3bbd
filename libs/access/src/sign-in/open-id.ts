import { createHmac } from 'node:crypto';
import {
  type Configuration,
  type IDToken,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';

/**
 * A provider that the operator trusts to verify addresses; `name` is for people. `strengths`: the provider's words (`acr` or `amr`) for
 * the ways in which people must have signed in there; none: any way.
 */
export type OpenIdProvider = Readonly<{
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  strengths: readonly string[];
}>;

/**
 * Signing in with OpenID Connect: authorization code with PKCE. State, nonce and verifier follow from one secret that the browser
 * keeps, so that nothing is stored here and an answer is worth nothing in another browser.
 */
export class OpenId {
  private discovered: Promise<Configuration> | null = null;

  constructor(private readonly provider: OpenIdProvider) {}

  get name(): string {
    return this.provider.name;
  }

  /**
   * The authorisation URL to which the browser goes.
   * @param browser a new secret of the browser, for this sign-in only
   * @param back the callback to which the provider returns it
   * @throws when the provider does not answer
   */
  async authorisationUrl(browser: string, back: string): Promise<string> {
    const { state, nonce, verifier } = drawnFrom(browser);
    const { strengths } = this.provider;
    return buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: back,
      scope: 'openid email',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(strengths.length > 0 && { acr_values: strengths.join(' ') }),
    }).href;
  }

  /**
   * The verified address of the person that the provider sends back; null: it has none, or they signed in there in too weak a way.
   * @param came the whole address that the browser came back to
   * @throws when the answer is not meant for this browser, was used already, or the provider refuses
   */
  async verifiedAddress(browser: string, callbackUrl: string): Promise<string | null> {
    const { state, nonce, verifier } = drawnFrom(browser);
    const tokens = await authorizationCodeGrant(await this.configuration(), new URL(callbackUrl), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (typeof claims?.email !== 'string' || claims.email_verified !== true) return null;
    return this.isStrongEnough(claims) ? claims.email : null;
  }

  private isStrongEnough({ acr, amr }: IDToken): boolean {
    const { strengths } = this.provider;
    return (
      strengths.length === 0 ||
      [acr, amr].flat().some((word) => typeof word === 'string' && strengths.includes(word))
    );
  }

  /** Asked for when first needed, again after a failure. */
  private configuration(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.provider;
    const server = new URL(issuer);
    // Only this machine is configured without https.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const insecure = server.protocol === 'http:' ? [allowInsecureRequests] : [];
    const execute = [enableNonRepudiationChecks, ...insecure];
    this.discovered ??= discovery(server, clientId, clientSecret, undefined, { execute, timeout: 10 }).catch(
      (error: unknown) => {
        this.discovered = null;
        throw error;
      },
    );
    return this.discovered;
  }
}

function drawnFrom(browser: string) {
  const drawn = (what: string) => createHmac('sha256', browser).update(what).digest('base64url');
  return { state: drawn('state'), nonce: drawn('nonce'), verifier: drawn('verifier') };
}
