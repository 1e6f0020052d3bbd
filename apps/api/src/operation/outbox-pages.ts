import { Language, englishTypography, frenchTypography } from '@relais/contracts';
import { type OutboxMail, escapeHtml } from '@relais/mail';

const words = {
  fr: {
    outbox: "Boîte d'envoi",
    why: "Aucun serveur de mail n'est configuré (SMTP_URL) : les mails restent ici, dans le dossier de données. Les nouveaux y sont une fois la page rechargée.",
    none: "Rien pour l'instant.",
    to: (address: string, at: string) => `à ${address}, ${at}`,
    asHtml: 'Tel que dans un programme de mail',
  },
  en: {
    outbox: 'Outbox',
    why: 'No mail server is configured (SMTP_URL), so e-mails stay here, in the data folder. Reload the page to see new ones.',
    none: 'Nothing yet.',
    to: (address: string, at: string) => `to ${address}, ${at}`,
    asHtml: 'As in an e-mail program',
  },
} as const;

/** The language of a page: the one asked for, else the first that the browser prefers, else French. */
export function languageOf(asked: unknown, accepted = ''): Language {
  const languages = [asked, ...accepted.split(',').map((tag) => tag.trim().slice(0, 2))];
  return languages.map((one) => Language.safeParse(one)).find(({ success }) => success)?.data ?? 'fr';
}

/** As HTML, by the typography of the language. */
const set = (text: string, language: Language): string =>
  escapeHtml((language === 'fr' ? frenchTypography : englishTypography)(text));

/** The mails in the outbox, which are not sent. */
export function listPage(mails: readonly OutboxMail[], language: Language): string {
  const { outbox, why, none } = words[language];
  const lines = mails.map(
    (mail) =>
      `<li><a href="/outbox/${mail.id}?lang=${language}">${escapeHtml(mail.subject)}</a><br>${toAndWhen(mail, language)}</li>`,
  );
  return page(
    { title: outbox, language },
    `<p>${set(why, language)}</p>
${mails.length === 0 ? `<p>${set(none, language)}</p>` : `<ul>${lines.join('\n')}</ul>`}`,
  );
}

/** One of them. */
export function mailPage(mail: OutboxMail, language: Language): string {
  const { outbox, asHtml } = words[language];
  return page(
    { title: mail.subject, language },
    `<p>${toAndWhen(mail, language)}</p>
<pre>${linkAddresses(escapeHtml(mail.text))}</pre>
<p><a href="/outbox/${mail.id}/html">${set(asHtml, language)}</a> · <a href="/outbox?lang=${language}">${set(outbox, language)}</a></p>`,
  );
}

function toAndWhen({ to, at }: OutboxMail, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  return set(words[language].to(to, format.format(new Date(at))), language);
}

const page = (
  { title, language }: Readonly<{ title: string; language: Language }>,
  body: string,
): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${set(title, language)} · Relais</title>
<style>body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}li{margin:.75rem 0}</style></head>
<body><main><h1>${set(title, language)}</h1>
${body}
</main></body>
</html>
`;

/** Addresses in escaped text become links. */
const linkAddresses = (text: string): string =>
  text.replaceAll(/https?:\/\/[\w\-./:#[\]]+/g, '<a href="$&">$&</a>');
