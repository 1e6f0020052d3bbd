import { type ContactBy, type Day, isProspectCalled, mayHaveContact } from '@relais/contracts';
import type { Detail } from '@relais/referrals';
import type { ColumnProblem } from '../reading/column-names';
import { type ReferralLine, prospectColumns } from './tables';

/** What a line of referrals.csv says about the prospect and who makes the call, after the rules of the import. */
export type Prospect = Readonly<{
  contactBy: ContactBy | null;
  /** Null: not given, and not needed. */
  agreed: boolean | null;
  /** Null: no agreement. */
  agreedOn: Day | null;
  details: Readonly<Partial<Record<Detail, string>>>;
  dropped: 'contact-of-lead' | 'prospect-of-inside' | null;
  problems: readonly ColumnProblem[];
}>;

/**
 * An inside referral has no prospect. Outside, the receiver calls unless the line says otherwise; without `agreed: yes` it is a lead,
 * and contact data without agreement is dropped (docs/import-format.md).
 */
export function prospectOf(line: ReferralLine): Prospect {
  const need = line.need === null ? {} : { need: line.need };
  if (line.scope === 'inside') {
    const isNamed = [line.prospectName, line.prospectPhone, line.prospectEmail].some(
      (value) => value !== null,
    );
    const dropped = isNamed ? 'prospect-of-inside' : null;
    return { contactBy: null, agreed: null, agreedOn: null, details: need, dropped, problems: [] };
  }
  const contactBy = line.contactBy ?? 'receiver';
  const agreed = line.agreed ?? (isProspectCalled({ scope: line.scope, contactBy }) ? false : null);
  const mayContact = mayHaveContact({ scope: line.scope, agreed });
  const isContactGiven = line.prospectPhone !== null || line.prospectEmail !== null;
  const name = read('prospectName', line.prospectName);
  const phone = read('prospectPhone', mayContact ? line.prospectPhone : null);
  const email = read('prospectEmail', mayContact ? line.prospectEmail : null);
  return {
    contactBy,
    agreed,
    agreedOn: agreed ? (line.agreedOn ?? line.passedOn) : null,
    details: {
      ...(name.value !== null && { name: name.value }),
      ...(phone.value !== null && { phone: phone.value }),
      ...(email.value !== null && { email: email.value }),
      ...need,
      ...(agreed && line.agreedHow !== null && { agreedHow: line.agreedHow }),
    },
    dropped: isContactGiven && !mayContact ? 'contact-of-lead' : null,
    problems: [name, phone, email].flatMap(({ problem }) => (problem === null ? [] : [problem])),
  };
}

function read(
  column: keyof typeof prospectColumns,
  text: string | null,
): { value: string | null; problem: ColumnProblem | null } {
  if (text === null) return { value: null, problem: null };
  const { data, error } = prospectColumns[column].safeParse(text);
  const message = error?.issues[0]?.message;
  return { value: data ?? null, problem: message === undefined ? null : { column, problem: message } };
}
