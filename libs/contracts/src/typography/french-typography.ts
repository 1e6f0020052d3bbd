/** Narrow no-break space. */
const thin = '\u202f';

/** h is silent before most vowels of French names (Hélène, Hugo), and mostly pronounced before an a (Hans, Hamid). */
const silentStart = '(?!\\p{Lu}(?:\\s|$))(?=(?:<\\d+>)?(?:[aeiouàâäéèêëîïôöûüœæ]|y[^aeiouy]|h[eéèêiïoôuy]))';
const elided = new RegExp(`(?<=^|[\\s(«’])(d|qu)(?:e|ue) ${silentStart}`, 'giu');

/**
 * French as it is set, from how it is typed: « d’Ulysse » for "de Ulysse", curly apostrophes, « 1ᵉʳ » before a month, and narrow
 * no-break spaces before `; : ! ? % »` and after `«`. Numbered tags of a catalogue (`<0>`) may precede a name.
 */
export const frenchTypography = (text: string): string =>
  text
    .replace(/(?<=[\p{L}\d])'(?=[\p{L}\d<«])(?!\S*@)/gu, '’')
    .replace(elided, (_, start: string) => `${start}’`)
    .replace(/(?<![\d-])1 (?=(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc))/gu, '1ᵉʳ ')
    .replace(/[ \u00a0](?=[;:!?»](?:[\s).,<]|$))|(?<=\d)[ \u00a0](?=%)/gu, thin)
    .replace(/«[ \u00a0]/gu, `«${thin}`);
