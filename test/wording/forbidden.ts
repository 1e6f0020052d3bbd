/** What is not written in a language. @property bad a text that has it @property good one that is near, and right */
export type Forbidden = Readonly<{ why: string; found: RegExp; bad: string; good: string }>;

/** Of both languages. */
export const anywhere: readonly Forbidden[] = [
  { why: 'two spaces', found: / {2}/, bad: 'Un  réseau', good: 'Un réseau' },
  { why: 'space before a comma or full stop', found: / [,.](?!\d)/, bad: 'Oui , non', good: 'Oui, non' },
  {
    why: 'the same word twice',
    found: /(?<![\p{L}'-])(?!nous|vous)(\p{L}+) \1(?![\p{L}'-])/iu,
    bad: 'Write to to be completed',
    good: 'Write to us',
  },
  {
    why: 'a plural in brackets: use a plural of Lingui',
    found: /\((?:s|e|es|x)\)/,
    bad: '3 ligne(s)',
    good: 'lignes (3)',
  },
  { why: 'em dash', found: /—/, bad: 'Relais — le relevé', good: 'Relais – le relevé' },
  { why: 'three dots: …', found: /\.\.\./, bad: 'Attends...', good: 'Attends…' },
  {
    why: 'an abbreviation: say it, or leave it out',
    found: /(?<!\p{L})(?:e\.g\.|i\.e\.|etc\.|p\. ?ex\.|c-à-d|cf\.)/iu,
    bad: 'un mail, etc.',
    good: 'un mail',
  },
  { why: 'and/or', found: /\b(?:and\/or|et\/ou)\b/i, bad: 'nom et/ou e-mail', good: 'nom ou e-mail' },
  {
    why: 'a minus sign before a figure: nobody owes anything',
    found: /(?:^|\s)[-−](?:\d|#)/,
    bad: 'solde : -3',
    good: '3 reçues de plus',
  },
  { why: 'a mark of a franchise', found: /\b(?:BNI|TYFCB|givers? gain)\b/i, bad: 'TYFCB', good: 'Merci' },
];
