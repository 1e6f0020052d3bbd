import type { Configuration } from '@relais/installation';
import type { FastifyRequest } from 'fastify';

/** The names by which a browser on this machine reaches it. */
export const isLocalName = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(host ?? '') && URL.canParse(`http://${host ?? ''}`);

/**
 * The base of our links: the public address, never one that a request made up; on this machine only, the name that the request used.
 */
export class OwnAddress {
  constructor(private readonly told: Pick<Configuration, 'publicUrl' | 'port'>) {}

  /** An origin: scheme, name, and the port unless it is the scheme's own. */
  resolve({ host }: Pick<FastifyRequest, 'host'>): string {
    const { publicUrl, port } = this.told;
    return new URL(publicUrl ?? `http://${isLocalName(host) ? host : `127.0.0.1:${String(port)}`}`).origin;
  }

  /** Whether a browser says that a request comes from a page of another origin: of another scheme, name or port. */
  isForeign({ host, headers }: Pick<FastifyRequest, 'host' | 'headers'>): boolean {
    const { origin, 'sec-fetch-site': site } = headers;
    const isForeignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
    return isForeignSite || (origin !== undefined && origin !== this.resolve({ host }));
  }
}
