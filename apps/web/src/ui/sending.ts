/** Opens a message; without a number the phone asks for the recipient. */
export const smsTo = (phone: string, text: string): string =>
  `sms:${phone.replace(/[^+\d]/g, '')}?&body=${encodeURIComponent(text)}`;

/** Opens an e-mail; its lines end as RFC 6068 wants them. */
export const mailTo = (email: string, subject: string, text: string): string =>
  `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
