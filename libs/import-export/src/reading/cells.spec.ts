import { PutUnnamedBody } from '@relais/contracts';
import { guests } from './cells';

describe('A number of guests without a name', () => {
  it.each(['0', '2', '1000', '1001', '-1', '1.5', '1e2', '', ' 2'])(
    'is read from a file where it is one, and as large as a request may say it: “%s”',
    (text) => {
      const unnamed = /^\d+$/.test(text) ? Number(text) : null;
      expect(guests.safeParse(text).success).toBe(PutUnnamedBody.safeParse({ unnamed }).success);
    },
  );
});
