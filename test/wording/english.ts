import type { Forbidden } from './forbidden';

/** What is not written in English. */
export const english: readonly Forbidden[] = [
  // Typography.
  { why: 'space before ; : ! ? %', found: /\s[;:!?%]/, bad: 'Who calls ?', good: 'Who calls?' },
  { why: 'quotation marks of another language', found: /[«»"]/, bad: '« Members »', good: '“Members”' },
  { why: 'a curly apostrophe: the display sets it', found: /’/, bad: 'the network’s', good: "the network's" },
  {
    why: 'a count without a plural',
    found:
      /\{(?!size|coreMinimum|comfortSize|returnWithin|0|1|length)\w+\} (?:line|referral|meeting|person|people|member|visitor|attendance|hour|minute|day|month|entr|address)/i,
    bad: '{hours} hours',
    good: '{there} in the room',
  },
  // British, as the rest.
  {
    why: 'American spelling',
    found: /\b\w*(?:organiz|recogniz|authoriz|pseudonymiz|canceled)\w*|\b(?:color|center|behavior)\b/i,
    bad: 'organizers',
    good: 'organisers',
  },
  {
    why: 'an e-mail',
    found: /\bemail|(?<!e-)\bmails?\b(?! server)/i,
    bad: 'You will get a mail',
    good: 'an e-mail from your mail server',
  },
  { why: 'a prefix twice', found: /\be-e-/i, bad: 'E-e-mail', good: 'E-mail' },
  { why: 'sign in, sign out', found: /\blog(?:ged)?[ -]?(?:in|out)\b/i, bad: 'Log in', good: 'Activity log' },
  // Persons are they.
  {
    why: 'a person is they',
    found: /\b(?:he|him|his|she|her|hers|himself|herself)\b/i,
    bad: 'until he accepts',
    good: 'until they accept',
  },
  {
    why: 'one for you',
    found: /\b(?:one (?:cannot|can|must|may|informs|exchanges)|to oneself)\b/i,
    bad: 'One cannot thank oneself.',
    good: 'You cannot thank yourself.',
  },
  // French in English words.
  {
    why: 'a network is started',
    found: /\bfound (?:a|the|your) network/i,
    bad: 'Found a network',
    good: 'Start a network',
  },
  {
    why: 'not enough to tell',
    found: /\bcannot be said\b/i,
    bad: 'It cannot be said',
    good: 'Not enough to tell',
  },
  {
    why: 'not either',
    found: /\bneither\.$|\bon paper neither/i,
    bad: 'on paper neither',
    good: 'neither a member nor here',
  },
  {
    why: 'about you',
    found: /\b(?:kept|noted|recorded|known|notes|knows|keeps) of (?:you|them|me)\b|\b[Nn]othing of your\b/,
    bad: 'what is noted of you',
    good: 'what is recorded about you',
  },
  {
    why: 'recorded',
    found: /\bnoted\b|\bnote the\b/i,
    bad: 'what is noted',
    good: 'what is recorded',
  },
  { why: 'no longer', found: /\bno more\b/i, bad: 'signs you in no more', good: 'no longer signs you in' },
  {
    why: 'not … anyone',
    found: /\bto nobody\b/i,
    bad: 'give it to nobody',
    good: 'do not give it to anyone',
  },
  {
    why: 'from 40%',
    found: /\bfrom [\d%]+(?: \w+ in \d| new faces)? on\b|\bfrom today on\b/i,
    bad: 'From 40% on the core holds',
    good: 'from now on',
  },
  {
    why: 'if',
    found: /(?:You (?:do|did) not|Was it not|Did you not) [^.?]*\?/,
    bad: 'You did not ask for it? Do nothing.',
    good: 'If you did not ask for it, do nothing.',
  },
  {
    why: 'created, withdrawn',
    found:
      /\b(?:make|makes|made) (?:a|the|an) (?:code|token|network)|\b(?:code|token|visitors) was (?:made|taken away)|take the code back|^Made on/i,
    bad: 'Make the token',
    good: 'Create the token',
  },
  {
    why: 'cannot be undone',
    found: /no way back/i,
    bad: 'There is no way back.',
    good: 'This cannot be undone.',
  },
  {
    why: 'out of',
    found: /# [\w ]+(?<! out) of \{?(?:\d|members|pairs|counted)/,
    bad: '# meetings of {1}',
    good: '# meetings out of {1}',
  },
  {
    why: 'sign in, not enter; sign in with, not by',
    found:
      /\benter with\b|^(?:by|with)? ?(?:confirm|sign.in) by\b|^by (?:a|another) (?:code|account|link)\b/i,
    bad: 'sign out and enter with it',
    good: 'sign in with a code',
  },
  {
    why: 'withdrawn, given',
    found: /\btaken back\b|\breferrals? passed\b/i,
    bad: 'erased when it is taken back',
    good: 'erased when it is withdrawn',
  },
  {
    why: 'figures cover; a code is valid',
    found: /\bfigures look\b|\bcode (?:is|was) good\b|\bgood on (?:that|the) day\b/i,
    bad: 'The figures look at the last 12 meetings',
    good: 'The figures cover the last 12 meetings',
  },
  {
    why: 'someone must',
    found: /\btakes (?:a first|coming)\b/i,
    bad: 'To be in the core takes a first visit',
    good: 'To be in the core, someone must have come',
  },
  { why: 'people get together', found: /^see each other$/i, bad: 'see each other', good: 'get together' },
  { why: 'one fewer', found: /\bone less\b/i, bad: 'one less', good: 'one fewer' },
  {
    why: 'since: has been',
    found: /\bis an? .* since\b/i,
    bad: 'There is an address since May',
    good: 'You have had an address since May',
  },
  { why: 'business done', found: /\bconcluded\b/i, bad: 'Business concluded', good: 'Business done' },
  {
    why: 'no preposition before its question or clause',
    found: /^On which\b|\bat which you\b|\bby which (?:you|the person)\b|\bmeetings where you\b/i,
    bad: 'On which number can I call you?',
    good: 'What number can I call you on?',
  },
  {
    why: 'is not responding',
    found: /\bserver does not answer\b/i,
    bad: 'The server does not answer.',
    good: 'The server is not responding.',
  },
  {
    why: 'any more',
    found: /\bnothing any more\b/i,
    bad: 'gets nothing any more',
    good: 'no longer updated',
  },
  {
    why: 'what is going on',
    found: /\bwho brings\b/i,
    bad: 'And who brings someone?',
    good: 'And who is bringing someone?',
  },
  { why: 'search for', found: /^Search (?!for)/, bad: 'Search a name', good: 'Search for a name' },
  { why: 'whom', found: /\bwho \w+ed who\b/i, bad: 'who invited who', good: 'who invited whom' },
  {
    why: 'a message, a word that names',
    found: /\bthis once\b|\bis over\b|\ba leaving\b|\bnot been here\b|\bnever came yet\b/i,
    bad: 'This code is over',
    good: 'This code no longer works',
  },
  // Words.
  {
    why: 'visitor, contact',
    found: /(?<!\{)\b(?:guest|prospect|referee)s?\b/i,
    bad: 'no prospect',
    good: 'a recommended contact',
  },
  {
    why: 'ledger, lines',
    found: /\bledger entr|\bstatement\b|\bjournal\b/i,
    bad: 'ledger entries',
    good: 'the ledger',
  },
  {
    why: 'a word of the code',
    found: /\b(?:facts?|projection|at (?:this|that) instant|tenant|aggregate|stream|asker|spell|mend)s?\b/i,
    bad: 'the facts stay',
    good: 'the lines stay',
  },
  {
    why: 'debt: people give',
    found: /\b(?:debt|debit|owes?|owed|ranking|leaderboard)\b/i,
    bad: 'you owe',
    good: 'received',
  },
];
