import { attendance, members, people, referrals, tables, thanks } from '../tables/tables';
import { matchColumns } from './column-names';

const header = (names: string) => names.split('|');
const problems = (...of: Parameters<typeof matchColumns>) =>
  matchColumns(...of).problems.map(({ column, problem }) => `${column}: ${problem}`);

describe('The columns of a file', () => {
  it.each([
    ['thanksRef|FromRef|TOREF|On|Amount'],
    ['thanks_ref|from ref|to-ref|on|am\u200bount'],
    ['\ufeffthanksRef\u00a0|fromRef\u200e|toRef|ón|AMOUNT'],
    ['réf|fromRef|toRef|date|Montant'],
  ])('are found however they are written: %s', (names) => {
    const { columns, problems: found, unknown } = matchColumns(thanks, header(names));
    expect(columns).toEqual(['thanksRef', 'fromRef', 'toRef', 'on', 'amount']);
    expect([found, unknown]).toEqual([[], []]);
  });

  it('are found by their usual names in French, and said so', () => {
    const names = "Membre|Nom|Courriel|Société|Métier|Date d'entrée|Date de sortie|Motif";
    const { columns, notices } = matchColumns(members, header(names));
    expect(columns).toEqual(Object.keys(members.columns));
    expect(notices).toContain('members.csv: the column “Société” was read as company.');
    expect(matchColumns(members, ['memberRef', 'NAME', 'joined_on']).notices).toEqual([]);
  });

  it('may not be there twice, under one name or two', () => {
    const first = 'thanksRef|fromRef|toRef|on|amount|';
    for (const other of ['amount', 'Amount', 'montant'])
      expect(problems(thanks, header(first + other))).toEqual([
        `amount: this column appears twice, as “amount” and “${other}”; keep one of them`,
      ]);
  });

  it('leave words alone that often head something else, where the column has its own name', () => {
    const {
      columns,
      unknown,
      problems: found,
    } = matchColumns(members, header('memberRef|name|joinedOn|id|notes'));
    expect([columns.slice(3), unknown, found]).toEqual([[null, null], ['id', 'notes'], []]);
  });

  it('stop the import when they nearly are ours', () => {
    const near = (column: string, cell: string) =>
      `${column}: “${cell}” is not read; rename the column to ${column}, or to something else if it is another thing`;
    expect(problems(thanks, header('thanksRef|fromRef|toRef|on|amout'))).toEqual([near('amount', 'amout')]);
    expect(problems(members, header('memberRef|name|joindOn'))).toEqual([near('joinedOn', 'joindOn')]);
    expect(problems(members, header('memberRef|name|joinedOn|leftBecuase'))).toEqual([
      near('leftBecause', 'leftBecuase'),
    ]);
    expect(problems(people, header('personRef|naem'))).toEqual([near('name', 'naem')]);
    expect(problems(thanks, header('thanksRef|fromRef|toRef|on|amount|amounts'))).toEqual([]);
  });

  it('have first and last names in one', () => {
    const said = (half: string) =>
      `name: first and last names belong into one column, name; “${half}” is not read`;
    expect(problems(members, header('memberRef|Prénom|Nom|joinedOn'))).toEqual([said('Prénom')]);
    expect(problems(members, header('memberRef|first name|last name|joinedOn'))).toEqual([
      said('first name'),
    ]);
    expect(problems(members, header('memberRef|Nom complet|Prénom|joinedOn'))).toEqual([]);
    expect(problems(members, header('memberRef|Nom et prénom|joinedOn'))).toEqual([]);
  });

  it('are named where they are missing', () => {
    expect(problems(attendance, header('meetingRef|personRef|personName'))).toEqual([
      'status: this column is missing',
    ]);
  });

  it('have usual names that mean one column of a file each, and none is nearly another', () => {
    for (const table of tables) {
      const names = Object.keys(table.columns);
      for (const name of names) expect(matchColumns(table, [name]).columns).toEqual([name]);
      expect(matchColumns(table, names).problems).toEqual([]);
    }
    expect(matchColumns(referrals, ['Téléphone', 'prospectEmail']).columns).toEqual([
      'prospectPhone',
      'prospectEmail',
    ]);
  });
});
