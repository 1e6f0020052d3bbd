export { type Message, escapeHtml, mailOf } from './message';
export type { Mail } from './mail';
export { Outbox, type OutboxMail } from './outbox';
export { MailQueue } from './mail-queue';
export { smtpTransport } from './smtp-transport';
