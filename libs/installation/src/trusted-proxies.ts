import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';

/** Proxies whose `X-Forwarded-For` counts: addresses, ranges (`10.0.0.0/8`, `fd00::/8`) and `loopback`, separated by commas. */
export const TrustedProxies = z
  .string()
  .transform((said) => said.split(',').map((one) => one.trim()))
  .refine((all) => all.every(isProxy), {
    error:
      'must be addresses, ranges like 10.0.0.0/8 (not everybody: /0) or loopback, parted by commas: 192.0.2.7, loopback',
  });

function isProxy(said: string): boolean {
  if (said === 'loopback' || isIP(said) !== 0) return true;
  const [address = '', bits = '', ...more] = said.split('/');
  const most = isIPv4(address) ? 32 : 128;
  return isIP(address) !== 0 && /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most && more.length === 0;
}

/** Tells of an address whether it is one of these proxies. */
export function trustProxies(proxies: readonly string[]): (address: string) => boolean {
  const trusted = new BlockList();
  for (const proxy of proxies.flatMap((one) => (one === 'loopback' ? ['127.0.0.0/8', '::1'] : one))) {
    const [start = '', bits] = proxy.split('/');
    const family = isIPv4(start) ? 'ipv4' : 'ipv6';
    if (bits === undefined) trusted.addAddress(start, family);
    else trusted.addSubnet(start, Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
