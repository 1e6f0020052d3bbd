import type { Folder } from '../oracle/folder';
import { generateNetwork } from './generate-network';
import { problemsOf } from './problems';

function first<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new RangeError('There is no row.');
  return row;
}

describe('The check of a generated folder', () => {
  it.each<[string, (folder: Folder) => void]>([
    ['a referral to oneself', ({ referrals }) => (first(referrals).toRef = first(referrals).fromRef)],
    ['a referral to a stranger', ({ referrals }) => (first(referrals).toRef = 'P9999')],
    ['a referral in the future', ({ referrals }) => (first(referrals).passedOn = '2026-11-01')],
    ['a referral twice', ({ referrals }) => referrals.push({ ...first(referrals) })],
    [
      'thanks for the referral of others',
      ({ thanks }) => thanks.forEach((row) => (row.referralRef = 'R00001')),
    ],
    ['a member as a visitor', ({ attendance }) => attendance.forEach((row) => (row.status = 'visitor'))],
    ['overlapping periods', ({ members }) => members.push({ ...first(members) })],
    [
      'a list of a cancelled meeting',
      ({ meetings }) => meetings.forEach((row) => (row.status = 'cancelled')),
    ],
    ['a one-to-one of one', ({ oneToOnes }) => (first(oneToOnes).aRef = first(oneToOnes).bRef)],
  ])('finds %s', (_, spoil) => {
    const folder = generateNetwork(1, 'monthly');
    spoil(folder);
    expect(problemsOf(folder)).not.toEqual([]);
  });
});
