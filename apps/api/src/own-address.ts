import type { Configuration } from '@relais/installation';
import type { FastifyRequest } from 'fastify';

/** The names by which a browser on this machine reaches it. */
export const isLocalName = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1)(:\d{1,5})?$/.test(host ?? '');

/** Where links of ours lead: to the public address, never to one that a request made up; on this machine alone to the name that it used. */
export class OwnAddress {
  constructor(private readonly told: Pick<Configuration, 'publicUrl' | 'port'>) {}

  /** Without a slash at its end. */
  of({ host }: FastifyRequest): string {
    const { publicUrl, port } = this.told;
    if (publicUrl !== null) return new URL(publicUrl).origin;
    return `http://${isLocalName(host) ? host : `127.0.0.1:${String(port)}`}`;
  }
}
