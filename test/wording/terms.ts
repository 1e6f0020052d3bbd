/** A term of the domain, in French and in English: where one is said, so is the other (DOMAIN.md, "Words"). */
export const terms: readonly (readonly [french: RegExp, english: RegExp])[] = [
  [/tête-à-tête/i, /one-to-one/i],
  [/relevé(?! indicatif)/i, /ledger/i],
  [/(?<!\p{L})pistes?(?!\p{L})/iu, /\blead/i],
  [/noyau dur/i, /\bcore\b/i],
  [/nouvelles? têtes?/i, /new face/i],
  [/(?<!\p{L})rencontres?(?!\p{L})/iu, /meeting/i],
  [/(?<!\p{L})recos?(?!\p{L})/iu, /referral|\bgive[nr]\b|received/i],
  [/animateur|animatrice|animent/i, /host/i],
  [/organisateur|organisatrice/i, /organiser/i],
  [/remplaçant/i, /substitute/i],
  [/adhésion/i, /member|join/i],
  [/saisie(?!\p{L})/iu, /entry|entries/i],
  [/jetons?(?!\p{L})/iu, /token/i],
  [/hors taxes/i, /excluding tax/i],
];
