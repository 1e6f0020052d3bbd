import { type OutboxMail, escapeHtml } from '@relais/mail';

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Relais</title>
<style>body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}pre{white-space:pre-wrap;font:inherit}li{margin:.75rem 0}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body>
</html>
`;

/** The mails in the outbox, which are not sent. */
export const listPage = (mails: readonly OutboxMail[]): string =>
  page(
    'Outbox',
    `<p>No mail server is configured (SMTP_URL), so mails stay here, in the data folder. Reload the page to see new ones.</p>
${mails.length === 0 ? '<p>Nothing yet.</p>' : `<ul>${mails.map(line).join('\n')}</ul>`}`,
  );

const line = ({ id, at, to, subject }: OutboxMail): string =>
  `<li><a href="/outbox/${id}">${escapeHtml(subject)}</a><br>to ${escapeHtml(to)}, ${escapeHtml(at)}</li>`;

export const mailPage = ({ id, at, to, subject, text }: OutboxMail): string =>
  page(
    subject,
    `<p>To ${escapeHtml(to)}, ${escapeHtml(at)}</p>
<pre>${linkAddresses(escapeHtml(text))}</pre>
<p><a href="/outbox/${id}/html">As HTML</a> · <a href="/outbox">Outbox</a></p>`,
  );

/** Addresses in escaped text become links. */
const linkAddresses = (text: string): string =>
  text.replaceAll(/https?:\/\/[\w\-./:#[\]]+/g, '<a href="$&">$&</a>');
