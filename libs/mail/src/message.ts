import { englishTypography, frenchTypography } from '@relais/contracts';
import type { Mail } from './mail';

/** The content of a mail, in order: a paragraph, a code to copy, or a link with its words. */
export type Message = Readonly<{
  language: 'fr' | 'en';
  subject: string;
  parts: readonly (string | Readonly<{ code: string }> | Readonly<{ link: string; words: string }>)[];
}>;

/** The same words as text and as plain HTML: no images, no fonts, no style sheet, nothing that is fetched. */
export function mailOf(to: string, message: Message): Mail {
  const { language, subject, parts } = asSet(message);
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    return 'code' in part ? `    ${part.code}` : `${part.words}\n${part.link}`;
  });
  const html = parts.map((part) => {
    if (typeof part === 'string') return `<p style="margin:0 0 16px">${escapeHtml(part)}</p>`;
    if ('code' in part) return `<p style="${codeStyle}">${escapeHtml(part.code)}</p>`;
    return `<p style="margin:0 0 16px"><a href="${escapeHtml(part.link)}" style="color:#0b5c5c">${escapeHtml(part.words)}</a></p>`;
  });
  return {
    to,
    subject,
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:520px">
${html.join('\n')}
</div>
</body>
</html>
`,
  };
}

function asSet({ subject, parts, language }: Message): Message {
  const set = language === 'fr' ? frenchTypography : englishTypography;
  return {
    language,
    subject: set(subject),
    parts: parts.map((part) => {
      if (typeof part === 'string') return set(part);
      return 'words' in part ? { ...part, words: set(part.words) } : part;
    }),
  };
}

const codeStyle = 'margin:0 0 16px;font-size:32px;font-weight:700;letter-spacing:4px';

/** Text within HTML, attributes included. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
