import { edited, network, small } from './small-folder';

type Changes = Readonly<Record<string, string | Buffer | undefined>>;

const json = (changes: object): Changes => ({
  'network.json': JSON.stringify({ ...network, ...changes }, null, 2),
});
const charter = (rules: object): Changes => json({ charter: rules });
const latin1 = (text: string): Changes => ({ 'members.csv': Buffer.from(text, 'latin1') });
const further = (file: string, line: string): Changes => ({ [file]: `${String(small[file])}${line}\n` });
const tomorrow = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

/** A mistake in network.json, among members, meetings and attendance, the small folder with it, and where the import must find it. */
export const mistakes: readonly (readonly [string, Changes, string])[] = [
  ['a network.json that is missing', { 'network.json': undefined }, 'network.json:1: $'],
  ['malformed JSON', { 'network.json': '{ "networkRef": ' }, 'network.json:1: $'],
  ['a network.json that is no object', { 'network.json': '[]' }, 'network.json:1: $'],
  [
    'a network.json in Latin-1',
    { 'network.json': Buffer.from('{"name":"Café"}', 'latin1') },
    'network.json:1: $',
  ],
  ['a network without name', json({ name: undefined }), 'network.json:1: name'],
  ['a name of the wrong type', json({ name: 7 }), 'network.json:3: name'],
  ['an unknown time zone', json({ timezone: 'Europe/Bordeaux' }), 'network.json:5: timezone'],
  ['an unknown currency', json({ currency: 'EURO' }), 'network.json:6: currency'],
  ['an unknown language', json({ language: 'de' }), 'network.json:7: language'],
  ['an unknown purpose', json({ purpose: 'fun' }), 'network.json:4: purpose'],
  ['a rule that does not exist', charter({ comfortsize: 20 }), 'network.json:9: charter.comfortsize'],
  ['a rule out of range', charter({ comfortSize: 0 }), 'network.json:9: charter.comfortSize'],
  ['half an absence rule', charter({ absenceRule: { count: 2 } }), 'network.json:9: charter.absenceRule'],
  [
    'a later charter without a day',
    json({ laterCharters: [{ charter: { comfortSize: 20 } }] }),
    'network.json:1: laterCharters.0.from',
  ],
  [
    'a later rule out of range',
    json({ laterCharters: [{ from: '2025-03-01', charter: { comfortSize: 0 } }] }),
    'network.json:12: laterCharters.0.charter.comfortSize',
  ],
  [
    'two later charters of one day',
    json({ laterCharters: ['2025-03-01', '2025-03-01'].map((from) => ({ from, charter: {} })) }),
    'network.json:10: laterCharters.1.from',
  ],
  ['a description that is no object', json({ description: 'Bienvenue' }), 'network.json:8: description'],
  [
    'a text for visitors that is too long',
    json({ description: { values: 'x'.repeat(601) } }),
    'network.json:9: description.values',
  ],
  [
    'a description that an import does not take',
    json({ description: { controller: 'Association' } }),
    'network.json:9: description.controller',
  ],
  ['an empty file', { 'members.csv': '' }, 'members.csv:1: memberRef'],
  ['a missing column', edited('members.csv', 'memberRef,name', 'memberRef,title'), 'members.csv:1: name'],
  ['a column that is there twice', edited('members.csv', 'company', 'email'), 'members.csv:1: email'],
  [
    'tabs between the columns',
    { 'members.csv': String(small['members.csv']).replaceAll(',', '\t') },
    'members.csv:1: memberRef',
  ],
  [
    'Latin-1 bytes',
    latin1('memberRef,name,sector,joinedOn\nada,Ada Labat,maçon,\nben,Ben,,\ncleo,Cleo,,2025-01-07'),
    'members.csv:2: sector',
  ],
  [
    'a quotation mark that is never closed',
    edited('members.csv', '"Peña, père et fils"', '"Peña'),
    'members.csv:4: company',
  ],
  [
    'text after a closing quotation mark',
    edited('members.csv', '"Peña, père et fils"', '"Peña" fils'),
    'members.csv:4: company',
  ],
  ['too many values', edited('members.csv', 'maçon,', 'maçon, plâtrier,'), 'members.csv:2: leftBecause'],
  [
    'a needed value that is left out at the end of a line',
    edited('members.csv', 'ben,Benoît Roux,,,,,,', 'ben'),
    'members.csv:3: name',
  ],
  [
    'a line break inside a value',
    edited('members.csv', '"Peña, père et fils"', '"Peña\net fils"'),
    'members.csv:4: company',
  ],
  ['an empty key', edited('members.csv', 'ada,Ada', ',Ada'), 'members.csv:2: memberRef'],
  ['a member without name', edited('members.csv', 'Ada Labat', ''), 'members.csv:2: name'],
  ['a name that is too long', edited('members.csv', 'Ada Labat', 'A'.repeat(121)), 'members.csv:2: name'],
  ['an e-mail that is none', edited('members.csv', 'ada@example.org', 'ada at home'), 'members.csv:2: email'],
  ['a year of two digits', edited('members.csv', '2025-01-07,,', '07/01/25,,'), 'members.csv:2: joinedOn'],
  [
    'a day that does not exist',
    edited('members.csv', '2025-01-07,,', '2025-02-30,,'),
    'members.csv:2: joinedOn',
  ],
  ['a day of long ago', edited('members.csv', '2025-01-07,,', '0025-02-03,,'), 'members.csv:2: joinedOn'],
  ['a day to come', edited('members.csv', '2025-06-01', tomorrow), 'members.csv:4: leftOn'],
  ['leaving before joining', edited('members.csv', '2025-06-01', '2025-01-06'), 'members.csv:4: leftOn'],
  [
    'a reason without leaving',
    edited('members.csv', '2025-06-01,moved', ',moved'),
    'members.csv:4: leftBecause',
  ],
  ['an unknown reason', edited('members.csv', 'moved', 'bored'), 'members.csv:4: leftBecause'],
  [
    'a member who is there twice',
    further('members.csv', 'ada,Ada Labat,,,,2025-09-01,,'),
    'members.csv:5: memberRef',
  ],
  [
    'a meeting that is there twice',
    further('meetings.csv', 'm1,2025-03-06,07:30,,breakfast,,held'),
    'meetings.csv:5: meetingRef',
  ],
  ['an unknown kind of meeting', edited('meetings.csv', 'breakfast', 'brunch'), 'meetings.csv:2: kind'],
  ['a time that is none', edited('meetings.csv', '07:30', '7h75'), 'meetings.csv:2: startTime'],
  ['a meeting held in the future', edited('meetings.csv', '2025-02-13', tomorrow), 'meetings.csv:3: date'],
  ['a place that is too long', edited('meetings.csv', 'Brasserie', 'B'.repeat(200)), 'meetings.csv:2: place'],
  ['attendance at no meeting', edited('attendance.csv', 'm2,ben', 'm9,ben'), 'attendance.csv:5: meetingRef'],
  [
    'a person who is there twice at a meeting',
    further('attendance.csv', 'm1,ada,,,late,,,'),
    'attendance.csv:6: personRef',
  ],
  ['an unknown attendance', edited('attendance.csv', 'visitor', 'guest'), 'attendance.csv:3: status'],
  ['a guest without name', edited('attendance.csv', 'Gus Abel', ''), 'attendance.csv:3: personName'],
  [
    'a substitute for nobody known',
    edited('attendance.csv', 'substitute,ben', 'substitute,bob'),
    'attendance.csv:4: substituteFor',
  ],
  [
    'a substitute for a guest',
    edited('attendance.csv', 'substitute,ben', 'substitute,gus'),
    'attendance.csv:4: substituteFor',
  ],
  [
    'a substitute for themselves',
    edited('attendance.csv', 'substitute,ben', 'substitute,sam'),
    'attendance.csv:4: substituteFor',
  ],
  [
    'a visitor who sits in',
    edited('attendance.csv', 'visitor,', 'visitor,ben'),
    'attendance.csv:3: substituteFor',
  ],
  ['an unknown inviter', edited('attendance.csv', ',ada,yes', ',bob,yes'), 'attendance.csv:3: invitedBy'],
  [
    'a first time that is neither yes nor no',
    edited('attendance.csv', ',ada,yes', ',ada,perhaps'),
    'attendance.csv:3: firstTime',
  ],
];
