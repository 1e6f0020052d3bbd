import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Files = Readonly<Record<string, string | Buffer>>;

export const network = {
  networkRef: 'small',
  name: 'Le Petit Cercle',
  purpose: 'business',
  timezone: 'Europe/Paris',
  currency: 'EUR',
  language: 'fr',
};

/** Three members, one of them gone, a guest and a substitute: a valid folder, every file with few lines. */
export const small: Files = {
  'network.json': JSON.stringify(network, null, 2),
  'members.csv': `memberRef,name,email,company,sector,joinedOn,leftOn,leftBecause
ada,Ada Labat,ada@example.org,Labat & Cie,maçon,2025-01-07,,
ben,Benoît Roux,,,,,,
cleo,Cléo Peña,cleo@example.org,"Peña, père et fils",avocate,2025-01-07,2025-06-01,moved
`,
  'meetings.csv': `meetingRef,date,startTime,endTime,kind,place,status
m1,2025-02-06,07:30,09:00,breakfast,"Brasserie du Port, Bordeaux",held
m2,2025-02-13,07:30,,breakfast,,held
m3,2025-02-20,07:30,,breakfast,,scheduled
`,
  'attendance.csv': `meetingRef,personRef,personName,personEmail,status,substituteFor,invitedBy,firstTime
m1,ada,,,present,,,
m1,gus,Gus Abel,gus@example.org,visitor,,ada,yes
m1,sam,Sam Kœnig,,substitute,ben,,
m2,ben,Benoît Roux,,late,,,
`,
  'referrals.csv': `referralRef,passedOn,fromRef,toRef,scope,warmth,contactBy,agreed,meetingRef,parentRef,prospectName,prospectPhone,prospectEmail,need
r1,2025-02-06,ada,ben,outside,3,receiver,yes,m1,,Zoé Güler,06 39 98 00 01,zoe@example.org,un site
r2,2025-02-07,ben,ada,inside,,,,,r1,,,,
r3,2025-02-08,cleo,ada,outside,,receiver,no,,,Léa Jolivet,,,
r4,2025-02-09,ada,cleo,outside,,prospect,,,,,,,
`,
  'thanks.csv': `thanksRef,referralRef,fromRef,toRef,on,amount,currency
t1,r1,ben,ada,2025-03-01,1250.5,EUR
t2,,cleo,ben,2025-07-01,,
`,
  'one-to-ones.csv': `oneToOneRef,on,aRef,bRef
o1,2025-02-10,ada,ben
`,
};

/** Writes the small folder with some files changed; undefined leaves one out. */
export function writeSmall(
  folder: string,
  changes: Readonly<Record<string, string | Buffer | undefined>> = {},
): string {
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries({ ...small, ...changes }))
    if (content !== undefined) writeFileSync(join(folder, file), content);
  return folder;
}

/** A file of the small folder with one text replaced, which must be there. */
export function edited(file: string, from: string, to: string): Record<string, string> {
  const text = String(small[file]);
  if (!text.includes(from)) throw new Error(`${file} has no “${from}”.`);
  return { [file]: text.replace(from, to) };
}
