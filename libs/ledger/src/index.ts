export { type GivenLine, givenLines } from './given-lines';
export { LedgerLineRow } from './ledger-line';
export { type LedgerAsked, ledgerOfPerson } from './ledger-of-person';
export { ledger, linesAt } from './ledger.read-model';
export { type CurrentLines, type LedgerFact, linesAfter, subjectOf } from './lines-of-facts';
export { receivedLately } from './received-lately';
export { shownAmount } from './shown-amounts';
export { type Standing, standings } from './standings';
export { type Entry, type Exchanged, type Statement, statementOf } from './statement';
