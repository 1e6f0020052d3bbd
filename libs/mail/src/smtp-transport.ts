import { createTransport } from 'nodemailer';
import { type Transport, RefusedForGood } from './mail';

const timeouts = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};
const ownMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Sends mails to a mail server: encrypted or not at all, except on this machine or with `?requireTLS=false`.
 * @param url `smtp://user:password@host:587`, or `smtps://…`
 * @param from the sender, `Relais <relais@example.org>`
 */
export function smtpTransport(url: string, from: string): Transport {
  const requireTLS = !ownMachine.has(new URL(url).hostname);
  const transport = createTransport({
    url,
    requireTLS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  });
  return async ({ to, ...mail }) => {
    try {
      await transport.sendMail({
        ...mail,
        from,
        to: { name: '', address: to },
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { responseCode } = error as { responseCode?: number };
      const isFinal = responseCode !== undefined && responseCode >= 500;
      throw isFinal ? Object.assign(new RefusedForGood('refused'), { responseCode }) : error;
    }
  };
}
