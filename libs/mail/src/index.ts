export { type Message, escapeHtml, mailOf } from './message';
export { type Mail, PutOff, type Transport } from './mail';
export { Outbox, type OutboxMail } from './outbox';
export { MailQueue, reasonOf } from './mail-queue';
export { smtpTransport } from './smtp-transport';
