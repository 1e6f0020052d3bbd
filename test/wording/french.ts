import type { Forbidden } from './forbidden';

/** What is not written in French. */
export const french: readonly Forbidden[] = [
  // Typography: typed plainly, set at display (french-typography.ts).
  {
    why: 'no space before ; : ! ? »',
    found: /[^\s«][;:!?»](?=\s|$)/,
    bad: 'Qui appelle?',
    good: 'Qui appelle ?',
  },
  { why: 'no space after «', found: /«\S/, bad: '«Tout sur moi »', good: '« Tout sur moi »' },
  { why: 'no space before %', found: /\d%/, bad: '40% des présents', good: '40 % des présents' },
  {
    why: 'a curly apostrophe or a space that does not break: the display sets it',
    found: /[’\u00a0\u202f]/,
    bad: 'l’accord',
    good: "l'accord",
  },
  {
    why: 'quotation marks of another language',
    found: /[“”"]/,
    bad: '“Tout sur moi”',
    good: '« Tout sur moi »',
  },
  {
    why: '1er: type 1, the display sets it',
    found: /\b1(?:er|re|ère)\b/,
    bad: 'le 1er mars',
    good: 'le 1 mars',
  },
  {
    why: 'no elision',
    found: /(?<![\p{L}-])(?:le|la|je|me|te|se|ne|que|de|jusque|lorsque|puisque) [aeiouyàâéèêëîïôœ](?!\s)/iu,
    bad: 'la adresse',
    good: "l'adresse",
  },
  { why: 'si il', found: /(?<!\p{L})si ils?(?!\p{L})/iu, bad: 'si il vient', good: "s'il vient" },
  {
    why: 'an elision before a name that may begin with a consonant: type de, que',
    found: /(?<!\p{L})(?:d|l|qu)'\{/iu,
    bad: "Reçue d'{name}",
    good: 'Reçue de {name}',
  },
  {
    why: 'a network without quotation marks: de Les Matinales',
    found: /(?<!\p{L})(?:de|à|par) \{(?:club|network)\}|(?:rencontre de|rejoindre) \{\}/iu,
    bad: 'la rencontre de {club}',
    good: 'la rencontre de « {club} »',
  },
  {
    why: 'no contraction',
    found: /(?<!\p{L})(?:à les|de les) \p{L}+s(?!\p{L})/iu,
    bad: 'à les membres',
    good: 'aux membres',
  },
  {
    why: 'depuis le: a day has its article',
    found: /\bdepuis \{(?:since|day|on)\}/i,
    bad: 'Depuis {since}',
    good: 'Depuis le {since}',
  },
  // Agreement.
  {
    why: 'a participle that agrees with a reader whose gender nobody knows',
    found:
      /\b(?:tu es|tu t'es|toi) (?:seul|\p{L}+(?:é|venu|inscrit|admis))(?!\p{L})|(?<!\p{L})(?:t'|vous )(?:a|ont|aura) (?:\p{L}+é|admis|rejoint)(?!\p{L})/iu,
    bad: 'Tu es connecté ; qui vous a invité',
    good: 'Tes appareils sont connectés ; la personne qui vous invite',
  },
  {
    why: 'a participle that agrees with a person whose gender nobody knows',
    found: /^(?:vu|venu|connu|averti|jamais venu)(?!\p{L})/iu,
    bad: 'vu le {last}',
    good: 'dernière venue le {last}',
  },
  {
    why: 'a count without a plural',
    found:
      /\{(?!size|coreMinimum|comfortSize|returnWithin|0|1|length)\w+\} (?:ligne|reco|rencontre|personne|membre|invité|présence|heure|minute|jour|mois|saisie|adresse)s?(?!\p{L})/iu,
    bad: '{hours} heures',
    good: '{there} dans la salle',
  },
  // Words.
  {
    why: 'réseau is the club: say connexion',
    found: /réseau (?:est (?:peut-être )?(?:coupé|là)|revient)/i,
    bad: 'Le réseau est coupé.',
    good: 'La connexion est coupée.',
  },
  { why: 'invité is the word', found: /visiteur/i, bad: 'Visiteurs', good: 'Invités' },
  {
    why: 'blood has donneurs: la personne qui donne',
    found: /\b(?:donneur|receveur)/i,
    bad: 'donneur et receveur',
    good: 'la personne qui donne',
  },
  {
    why: "n'est plus valable",
    found: /(?<!\p{L})(?:ne )?vaut (?:plus|\p{L}+ jours)/iu,
    bad: 'Ce code ne vaut plus',
    good: "Ce code n'est plus valable",
  },
  {
    why: 'responsable de',
    found: /(?:qui|en) répond (?:de|des)(?!\p{L})|qui en répond/iu,
    bad: 'Qui répond des données ?',
    good: 'Qui est responsable des données ?',
  },
  {
    why: 'gérer Relais',
    found: /tien\w+ (?:l'|cette )installation|exploitant|opérateur|fait tourner/i,
    bad: "qui tient l'installation",
    good: 'la personne qui gère Relais',
  },
  {
    why: 'the old way to say “the person who”: la personne qui',
    found:
      /(?<!\p{L})(?:(?:à|de|pour) qui (?:a|est|organise|tient|y)|nul ne|il manque qui|qui (?:le|la) \p{L}+ (?:lit|voit))(?!\p{L})/iu,
    bad: 'Demande-le à qui organise le réseau.',
    good: 'À qui ?',
  },
  {
    why: 'à ton sujet',
    found: /(?:garde|gardé|note|noté)(?:e|es|s)? de (?:toi|vous)(?!\p{L})/iu,
    bad: 'ce qui est noté de vous',
    good: 'ce qui est noté à votre sujet',
  },
  {
    why: 'se connecter, saisir: nobody enters a program',
    found:
      /(?<!\p{L})entre[rz] (?:avec|dans Relais|le code|cette adresse)|d'y entrer|code entré|personne n'entre/iu,
    bad: 'Entrer avec Google',
    good: 'Entrer dans « Les Matinales »',
  },
  {
    why: 'a person who: no sentence begins with a bare qui',
    found: /(?:^|[.;:] |, )qui (?:l'a|n'a|n'est|ne|est jamais|vient(?= \p{L}))(?!\p{L})[^?]*(?:[.;:]|$)/iu,
    bad: "Qui l'a peut lire tes rencontres",
    good: 'Qui est responsable des données ?',
  },
  {
    why: 'people talk, networks do not',
    found: /réseau ne (?:parle|discute)/i,
    bad: "Ce réseau ne parle pas d'affaires",
    good: "Dans ce réseau, on ne parle pas d'affaires",
  },
  {
    why: 'nobody touches a person: appuyer sur un nom',
    found: /(?<!\p{L})touche(?:z)? (?:les|la|le|une|encore)(?!\p{L})/iu,
    bad: 'Touche les personnes',
    good: 'Appuie sur un nom',
  },
  { why: 'étape', found: /prochain pas/i, bad: 'Prochain pas', good: 'Prochaine étape' },
  { why: 'type de rencontre', found: /sorte de/i, bad: 'Sorte de rencontre', good: 'Type de rencontre' },
  {
    why: 'a thing that does it to itself',
    found:
      /ne se li(?:t|sent) pas|ligne se lit|se li(?:t|sait)(?! et)(?!\p{L})|ne se (?:donne|voi(?:t|ent)|montrent?) (?:à|que|pas)(?!\p{L})/iu,
    bad: 'une ligne ne se lit pas',
    good: 'une ligne est illisible',
  },
  {
    why: 'a word of the code',
    found:
      /(?<!\p{L})(?:[Ll]es faits|faits (?:sans|restent)|projection|cet instant|tenant|agrégat|flux|événement|adhérent)(?!\p{L})/iu,
    bad: 'à cet instant',
    good: "pour l'instant",
  },
  {
    why: 'debt: people give',
    found: /\b(?:dette|débit|créance|doit encore|classement)/i,
    bad: 'dette',
    good: "j'ai reçu",
  },
  {
    why: 'franglais',
    found: /(?<!\{)\b(?:email|login|logout|password|digital|checker|update|feedback|meeting)s?\b/i,
    bad: 'ton email',
    good: 'ton e-mail',
  },
];
