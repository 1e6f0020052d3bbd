/** A mail to one address, as text and as HTML without anything from elsewhere. */
export type Mail = Readonly<{ to: string; subject: string; text: string; html: string }>;

/** Carries a mail away. @throws RefusedForGood when trying again is in vain */
export type Transport = (mail: Mail) => Promise<void>;

/** A mail was refused for good. */
export class RefusedForGood extends Error {}
