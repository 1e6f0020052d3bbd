/** A mail to one address, as text and as HTML without anything from elsewhere. */
export type Mail = Readonly<{ to: string; subject: string; text: string; html: string }>;

/** Sends a mail. @throws RefusedForGood when another try is useless */
export type Transport = (mail: Mail) => Promise<void>;

/** A mail was refused for good. */
export class RefusedForGood extends Error {}
