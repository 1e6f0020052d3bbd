import { type Configuration, trustProxies } from '@relais/installation';
import type { FastifyRequest } from 'fastify';
import { OwnAddress, isLocalName } from '../http/own-address';

/** Headers that proxies add; a browser sends none of them. */
const ofProxies =
  /^(forwarded(-.*)?|via|cdn-loop|front-end-https|x-(scheme|host|url-scheme|rewrite-url)|(x-(forwarded|real|original|envoy|remote|proxy|varnish|client|cluster|azure|arr|amzn|amz|appengine|akamai|vercel)|cf|fastly|proxy|true-client|wl-proxy)-.*|(.*-)?client-ip|x-forwarded|x-varnish|x-real|x-proxyuser-ip)$/;

const isThisMachine = trustProxies(['loopback']);

/** The origin of a request, by its head. */
export type Head = Pick<FastifyRequest, 'headers' | 'host'> &
  Readonly<{ raw: { httpVersion: string; socket: { remoteAddress?: string | undefined } } }>;

/**
 * Whether a request may see what is only for the owner of this machine: it comes from a program on this machine, not through a proxy.
 */
export class PrivateAccess {
  private readonly ownAddress: OwnAddress;

  constructor(private readonly told: Pick<Configuration, 'publicUrl' | 'isLoopback' | 'port'>) {
    this.ownAddress = new OwnAddress(told);
  }

  has(request: Head): boolean {
    const { headers, raw } = request;
    return (
      this.told.publicUrl === null &&
      this.told.isLoopback &&
      isThisMachine(raw.socket.remoteAddress ?? '') &&
      isLocalName(headers.host) &&
      // Some proxies only show by HTTP/1.0, which no browser uses.
      raw.httpVersion !== '1.0' &&
      !this.ownAddress.isForeign(request) &&
      !Object.keys(headers).some((name) => ofProxies.test(name.replaceAll('_', '-')))
    );
  }
}
