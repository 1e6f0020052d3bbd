export { type Letter, escaped, mailOf } from './letter';
export type { Mail } from './mail';
export { Outbox, type OutboxMail } from './outbox';
export { Post } from './post';
export { smtpCarrier } from './smtp-carrier';
