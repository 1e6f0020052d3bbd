import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Asked = Readonly<{ challenge: string; nonce: string; back: string }>;

const client = { id: 'relais', secret: 'told to both' };
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * An OpenID provider on this machine (discovery, authorization code with PKCE, signed ID tokens) at which a person is already signed
 * in: a browser that is sent there comes straight back. `claims` are what it says of the person.
 */
export class OpenIdProviderDouble {
  claims: Record<string, unknown> = {};
  /** Put over what the ID token says, to plant mistakes. */
  mistakes: Record<string, unknown> = {};
  /** Whether ID tokens are signed with another key. */
  isForged = false;
  private readonly asked = new Map<string, Asked>();
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  static async start(): Promise<OpenIdProviderDouble> {
    const made = new OpenIdProviderDouble();
    await new Promise<void>((resolve) => made.server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get issuer(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** What Relais has to be told. */
  get configuration() {
    const { issuer } = this;
    return { issuer, clientId: client.id, clientSecret: client.secret, name: 'La Ville', strengths: [] };
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.issuer);
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return void json(200, this.description());
      case '/keys':
        return void json(200, {
          keys: [{ ...keys.publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }],
        });
      case '/authorize':
        return void response.writeHead(302, { location: this.cameBack(searchParams) }).end();
      case '/token': {
        const idToken = this.redeemed(request, new URLSearchParams(await text(request)));
        if (idToken === null) return void json(400, { error: 'invalid_grant' });
        return void json(200, { access_token: 'opens nothing', token_type: 'bearer', id_token: idToken });
      }
      default:
        return void json(404, {});
    }
  }

  private description() {
    const { issuer } = this;
    return {
      ...{
        issuer,
        jwks_uri: `${issuer}/keys`,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
      },
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  private cameBack(asked: URLSearchParams): string {
    const said = (name: string) => asked.get(name) ?? '';
    const back = new URL(said('redirect_uri'));
    back.searchParams.set('state', said('state'));
    if (said('client_id') !== client.id || said('code_challenge_method') !== 'S256' || said('nonce') === '') {
      back.searchParams.set('error', 'invalid_request');
      return back.href;
    }
    const code = randomUUID();
    this.asked.set(code, {
      challenge: said('code_challenge'),
      nonce: said('nonce'),
      back: said('redirect_uri'),
    });
    back.searchParams.set('code', code);
    return back.href;
  }

  /** Null: the code was used already, or something is not as it was asked for. */
  private redeemed({ headers }: IncomingMessage, said: URLSearchParams): string | null {
    const asked = this.asked.get(said.get('code') ?? '');
    this.asked.delete(said.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(said.get('code_verifier') ?? '')
      .digest('base64url');
    const basic = Buffer.from(headers.authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
    const secret =
      said.get('client_secret') ?? decodeURIComponent(basic.split(':')[1] ?? '').replaceAll('+', ' ');
    if (asked?.challenge !== challenge || asked.back !== said.get('redirect_uri') || secret !== client.secret)
      return null;
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: this.issuer, aud: client.id, sub: 'somebody', iat: now, exp: now + 60, nonce: asked.nonce },
      ...this.claims,
      ...this.mistakes,
    };
    const signed = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), (this.isForged ? otherKeys : keys).privateKey).toString('base64url')}`;
  }
}
