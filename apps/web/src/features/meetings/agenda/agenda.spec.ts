import { movedUp, minutesAfter, minutesOf, timed } from './agenda.rules';

describe('An agenda on the screen', () => {
  it('has the times of the clock from the start of the meeting on', () =>
    expect(
      timed('07:30', [
        { title: 'Accueil', minutes: 15 },
        { title: 'Tour de table', minutes: 45 },
      ]).map(({ from, to }) => [from, to]),
    ).toEqual([
      ['07:30', '07:45'],
      ['07:45', '08:30'],
    ]));

  it('goes on after midnight', () => {
    expect(minutesAfter('23:50', 15)).toBe('00:05');
    expect(minutesAfter('20:00', 720)).toBe('08:00');
  });

  it('takes whole minutes', () => {
    expect(['10', ' 5 ', '0'].map((minutes) => minutesOf({ minutes }))).toEqual([10, 5, 0]);
    for (const minutes of ['', '2.5', '-3', '1e2', 'dix', '9999999999'])
      expect([minutes, minutesOf({ minutes })]).toEqual([minutes, NaN]);
  });

  it('moves an item up by one place', () => {
    expect(movedUp(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
    expect(movedUp(['a', 'b', 'c'], 1)).toEqual(['b', 'a', 'c']);
  });
});
