import type { Table, TableName } from '../tables/tables';
import { isMistyped, matchKey } from './match-key';

export type ColumnProblem = Readonly<{ column: string; problem: string }>;

const ref = ['ref', 'référence', 'reference', 'id', 'identifiant', 'clé', 'key'];
const name = ['nom', 'nom complet', 'nom et prénom', 'prénom nom', 'prénom et nom', 'full name'];
const email = ['mail', 'courriel', 'adresse e-mail', 'adresse mail', 'adresse électronique', 'email address'];
const phone = ['téléphone', 'tél', 'numéro de téléphone', 'portable', 'mobile', 'telephone', 'phone number'];
const company = ['société', 'entreprise', 'raison sociale', 'company name', 'business', 'firm'];
const sector = ['secteur', "secteur d'activité", 'métier', 'profession', 'activité', 'trade', 'industry'];
const place = ['lieu', 'adresse', 'endroit', 'location', 'venue', 'address'];
const amount = ['montant', "chiffre d'affaires", 'ca', 'somme', 'sum', 'value'];
const day = ['date', 'jour', 'day'];
const withdrawnOn = ['retiré le', 'date de retrait', 'withdrawn', 'withdrawal date'];

/** Usual names of our columns in English and French; only such as can mean no other column of the same file. */
const synonyms: Readonly<Record<TableName, Readonly<Record<string, readonly string[]>>>> = {
  members: {
    memberRef: [...ref, 'member', 'member id', 'membre', 'numéro de membre', 'matricule'],
    name: [...name, 'member name', 'nom du membre'],
    email,
    company,
    sector,
    joinedOn: [
      "date d'entrée",
      "date d'adhésion",
      'entré le',
      'membre depuis',
      'join date',
      'joined',
      'member since',
    ],
    leftOn: [
      'date de sortie',
      'date de départ',
      'sorti le',
      'parti le',
      'leave date',
      'leaving date',
      'left',
    ],
    leftBecause: ['motif', 'motif de départ', 'raison du départ', 'reason', 'reason for leaving'],
  },
  people: {
    personRef: [...ref, 'person', 'personne'],
    name,
    email,
    phone,
    company,
    sector,
    guestEmail: [],
    presentation: ['présentation'],
    goodContact: ['bon contact', 'good contact'],
    followUp: [],
    phoneShown: ['téléphone visible'],
    cardShown: ['carte visible'],
  },
  series: {
    seriesRef: [...ref, 'series', 'série'],
    every: ['toutes les', 'semaines', 'weeks'],
    nth: ['rang'],
    weekday: ['jour de la semaine'],
    from: ['du', 'à partir du'],
    until: ["jusqu'au"],
    without: ['sauf', 'except'],
    startTime: ['heure', 'heure de début', 'début', 'start', 'time'],
    endTime: ['heure de fin', 'fin', 'end'],
    kind: ['type', 'genre', 'type de réunion'],
    place,
  },
  meetings: {
    meetingRef: [...ref, 'meeting', 'réunion', 'rencontre'],
    date: ['jour', 'day', 'meeting date', 'date de la réunion'],
    startTime: ['heure', 'heure de début', 'début', 'start', 'time'],
    endTime: ['heure de fin', 'fin', 'end'],
    kind: ['type', 'genre', 'type de réunion'],
    place,
    status: ['statut', 'état', 'state'],
    unnamed: ['sans nom', 'invités sans nom', 'unnamed guests'],
    seriesRef: ['series', 'série'],
    agenda: ['ordre du jour'],
    round: ['tour de table'],
    openedBy: ['ouvert par', 'ouverte par', 'opened'],
  },
  attendance: {
    meetingRef: ['meeting', 'réunion', 'rencontre'],
    personRef: ['person', 'personne', 'member', 'membre', 'memberRef'],
    personName: [...name, 'name'],
    personEmail: [...email, 'email'],
    status: ['statut', 'présence', 'attendance'],
    substituteFor: ['remplace', 'remplaçant de', 'substitute of'],
    invitedBy: ['invité par', 'invitée par', 'invited'],
    firstTime: ['première fois', 'première visite', 'first visit'],
    welcomedBy: ['accueil', 'accueilli par', 'accueillie par', 'welcomed'],
  },
  announcements: {
    meetingRef: ['meeting', 'réunion', 'rencontre'],
    personRef: ['person', 'personne', 'member', 'membre', 'memberRef'],
    coming: ['vient', 'comes', 'réponse', 'answer'],
    substitute: ['remplaçant', 'remplacé par', 'remplacée par'],
    invitedBy: ['invité par', 'invitée par', 'invited'],
  },
  needs: {
    needRef: [...ref, 'need', 'besoin', 'recherche'],
    personRef: ['person', 'personne', 'member', 'membre', 'memberRef'],
    text: ['texte', 'je cherche'],
    statedOn: ['dit le', 'stated'],
    until: ["jusqu'au"],
  },
  referrals: {
    referralRef: [...ref, 'referral', 'recommandation', 'reco'],
    passedOn: [...day, 'passed', 'donnée le', 'date de la recommandation'],
    fromRef: ['giver', 'giverRef', 'donneur', 'apporteur', 'recommandé par'],
    toRef: ['receiver', 'receiverRef', 'destinataire', 'bénéficiaire'],
    scope: ['portée'],
    warmth: ['chaleur', 'température', 'temperature'],
    contactBy: ['qui appelle', 'contacté par', 'contacted by'],
    agreed: ['accord', "d'accord", 'agreement'],
    meetingRef: ['meeting', 'réunion', 'rencontre'],
    parentRef: ['parent'],
    prospectName: ['prospect', 'nom du prospect', 'prospect’s name'],
    prospectPhone: [...phone, 'phone', 'téléphone du prospect'],
    prospectEmail: [...email, 'email', 'e-mail du prospect'],
    need: ['besoin', 'needs'],
    agreedOn: ["date d'accord", "date de l'accord"],
    agreedHow: ["mode d'accord"],
    withdrawnOn,
  },
  reports: {
    referralRef: [...ref, 'referral', 'recommandation', 'reco'],
    on: day,
    report: ['suite', 'outcome', 'résultat'],
    because: ['pourquoi', 'raison', 'why'],
  },
  thanks: {
    thanksRef: [...ref, 'remerciement', 'merci'],
    referralRef: ['referral', 'recommandation', 'reco'],
    on: day,
    amount,
    currency: ['devise', 'monnaie'],
    withdrawnOn,
  },
  oneToOnes: {
    oneToOneRef: [...ref, 'one-to-one', 'tête-à-tête'],
    on: day,
    aRef: ['a'],
    bRef: ['b'],
    withdrawnOn,
  },
};
/** Words that often head a column with another meaning: they count only if the column's own name is missing. */
const general = new Set(
  [...ref, ...day, 'type', 'value', 'business', 'reason', 'left', 'address', 'time'].map(matchKey),
);
/** Halves of a name: with one of them, `nom` is the other half. */
const halves = [
  'prénom',
  'prénoms',
  'first name',
  'given name',
  'last name',
  'surname',
  'family name',
  'nom de famille',
].map(matchKey);
const ambiguousNames = ['nom', 'name'];

export const missingColumn = 'this column is missing';

export type MatchedColumns = Readonly<{
  /** The column of ours in each place of the file; null: another one. */
  columns: readonly (string | null)[];
  unknown: readonly string[];
  problems: readonly ColumnProblem[];
  notices: readonly string[];
}>;

/** Finds our columns among those of a file, however they are written; what nearly is one of ours is a problem. */
export function matchColumns(table: Table, cells: readonly string[]): MatchedColumns {
  const ours = Object.keys(table.columns);
  const own = new Map(ours.map((column) => [matchKey(column), column]));
  const usual = new Map(
    Object.entries(synonyms[table.name]).flatMap(([column, words]) =>
      words.map((word) => [matchKey(word), column]),
    ),
  );
  const keys = cells.map(matchKey);
  const columns = keys.map((key) => {
    const column = own.get(key) ?? usual.get(key) ?? null;
    const isOther = column !== null && general.has(key) && !own.has(key) && keys.includes(matchKey(column));
    return isOther ? null : column;
  });
  const problems = new Map<string, string>();
  const said = (places: readonly number[]) => places.map((n) => `“${cells[n] ?? ''}”`).join(' and ');
  for (const column of ours) {
    const places = columns.flatMap((found, n) => (found === column ? [n] : []));
    if (places.length > 1)
      problems.set(column, `this column appears twice, as ${said(places)}; keep one of them`);
  }
  const half = keys.findIndex((key) => halves.includes(key));
  const nameColumn = ours.find((column) => matchKey(column) === 'name');
  const whole = columns.findIndex((column) => column === nameColumn);
  if (half >= 0 && nameColumn !== undefined && (whole < 0 || ambiguousNames.includes(keys[whole] ?? '')))
    problems.set(
      nameColumn,
      `first and last names belong into one column, ${nameColumn}; “${cells[half] ?? ''}” is not read`,
    );
  keys.forEach((key, n) => {
    const near = columns[n] === null ? nearest(key) : undefined;
    if (near !== undefined && !columns.includes(near) && !problems.has(near))
      problems.set(
        near,
        `“${cells[n] ?? ''}” is not read; rename the column to ${near}, or to something else if it is another thing`,
      );
  });
  for (const column of ours)
    if (table.columns[column]?.needed && !columns.includes(column) && !problems.has(column))
      problems.set(column, missingColumn);
  return {
    columns,
    unknown: cells.filter((cell, n) => cell !== '' && columns[n] === null),
    problems: ours.flatMap((column) => {
      const problem = problems.get(column);
      return problem === undefined ? [] : [{ column, problem }];
    }),
    notices: cells.flatMap((cell, n) => {
      const column = columns[n] ?? null;
      return column === null || matchKey(column) === keys[n]
        ? []
        : [`${table.file}: the column “${cell}” was read as ${column}.`];
    }),
  };

  function nearest(key: string): string | undefined {
    for (const [right, column] of [...own, ...usual]) if (isMistyped(key, right)) return column;
    return undefined;
  }
}
