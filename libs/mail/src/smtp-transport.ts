import { createTransport } from 'nodemailer';
import { PutOff, type Transport, RefusedForGood } from './mail';

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
  return async ({ to, unsubscribe, ...mail }) => {
    try {
      await transport.sendMail({
        ...mail,
        from,
        to: { name: '', address: to },
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribe !== undefined && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
        ...(unsubscribe !== undefined && { list: { unsubscribe } }),
      });
    } catch (error) {
      throw failureOf(error as Failure);
    }
  };
}

type Failure = Error & Readonly<{ code?: string; responseCode?: number; syscall?: string }>;

/** A connection that breaks later may have carried the mail: then nobody knows. */
function failureOf(error: Failure): Error {
  const { code, responseCode, syscall } = error;
  if (responseCode !== undefined && responseCode >= 500)
    return Object.assign(new RefusedForGood('refused'), { responseCode });
  const isPutOff = responseCode !== undefined || syscall === 'connect' || code === 'EDNS';
  return isPutOff ? Object.assign(new PutOff('put off'), { code, responseCode }) : error;
}
