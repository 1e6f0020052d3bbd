/** A mail to one address, as text and as HTML without anything from elsewhere. */
export type Mail = Readonly<{
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The address that unsubscribes by one POST (RFC 8058). */
  unsubscribe?: string;
}>;

/**
 * Sends a mail.
 * @throws RefusedForGood when another try is useless
 * @throws PutOff when the mail was certainly not taken, and may be later
 */
export type Transport = (mail: Mail) => Promise<void>;

/** A mail was refused for good. */
export class RefusedForGood extends Error {}

/** A mail was not taken, and may be tried again: nothing of it was sent. */
export class PutOff extends Error {}
