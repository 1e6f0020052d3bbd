import { type ClockNotes, confirmClock, judgeClock } from './erasure-clock.rules';

const nothingNoted: ClockNotes = { notedAt: null, doubtedAt: null, doubt: null, wrongEventAt: null };
const at = (instant: string): number => Date.parse(instant.length === 10 ? `${instant}T03:00:00Z` : instant);

/** Looks at a clock one after the other, as [what it shows, when the last event was recorded]; answers the doubt of each. */
function given(notes: Partial<ClockNotes> = {}) {
  return {
    when(...looks: (readonly [now: string, lastEvent?: string])[]) {
      let known: ClockNotes = { ...nothingNoted, ...notes };
      const doubts = looks.map(([now, lastEvent]) => {
        known = judgeClock(at(now), lastEvent === undefined ? null : at(lastEvent), known);
        return known.doubt;
      });
      return { thenDoubts: (...expected: unknown[]) => expect(doubts).toEqual(expected), notes: known };
    },
  };
}
const noted = (day: string) => given({ notedAt: at(day) });

describe('The clock by which values are erased', () => {
  it('is trusted on the first night of an installation', () =>
    given().when(['2026-03-02', '2026-03-01']).thenDoubts(null));

  it('is trusted night after night, however long the club is silent', () => {
    const nights = ['2026-03-02', '2026-03-03', '2026-03-29', '2026-04-28'];
    noted('2026-03-01')
      .when(...nights.map((night) => [night, '2020-01-01'] as const))
      .thenDoubts(null, null, null, null);
  });

  it('is not when it is more than 30 days after the last time noted', () => {
    noted('2026-03-01').when(['2026-03-31']).thenDoubts(null);
    noted('2026-03-01').when(['2026-03-31T03:00:01Z']).thenDoubts('clock-ahead');
    noted('2026-03-01').when(['2030-04-09']).thenDoubts('clock-ahead');
  });

  it('is not when it is before the last recorded event', () => {
    noted('2026-03-01').when(['2026-03-02', '2026-03-02T03:05:01Z']).thenDoubts('clock-behind');
    given().when(['1970-01-01', '2026-03-02']).thenDoubts('clock-behind');
  });

  it('is when the log’s server is minutes ahead', () =>
    noted('2026-03-01').when(['2026-03-02', '2026-03-02T03:05:00Z']).thenDoubts(null));

  it('is trusted again once two nights in a row agree', () => {
    const { notes } = noted('2026-03-01').when(['2026-05-01'], ['2026-05-02'], ['2026-05-03']);
    noted('2026-03-01')
      .when(['2026-05-01'], ['2026-05-02'], ['2026-05-03'])
      .thenDoubts('clock-ahead', null, null);
    expect(notes.notedAt).toBe(at('2026-05-03'));
  });

  it('is not trusted sooner than a night later, however often it is looked at', () =>
    noted('2026-03-01')
      .when(
        ['2026-05-01T23:50:00Z'],
        ['2026-05-02T00:05:00Z'],
        ['2026-05-02T03:00:00Z'],
        ['2026-05-02T19:49:00Z'],
        ['2026-05-02T19:50:00Z'],
      )
      .thenDoubts('clock-ahead', 'clock-ahead', 'clock-ahead', 'clock-ahead', null));

  it('is doubted anew when it jumps again, or a night is left out', () => {
    noted('2026-03-01')
      .when(['2030-01-01'], ['2031-01-02'], ['2027-01-03'], ['2027-01-06'], ['2027-01-07'])
      .thenDoubts('clock-ahead', 'clock-ahead', 'clock-ahead', 'clock-ahead', null);
  });

  it('is trusted at once when it is right again, and the doubt is forgotten', () =>
    noted('2026-03-01')
      .when(['2030-04-09'], ['2026-03-02'], ['2030-04-10'], ['2030-04-11'])
      .thenDoubts('clock-ahead', null, 'clock-ahead', null));

  it('is doubted each night while another process with another clock is trusted', () =>
    noted('2026-03-01')
      .when(['2030-01-01'], ['2026-03-02'], ['2030-01-02'], ['2026-03-03'], ['2030-01-03'])
      .thenDoubts('clock-ahead', null, 'clock-ahead', null, 'clock-ahead'));

  it('is trusted where an earlier time was noted by a clock that was ahead', () =>
    noted('2030-04-09').when(['2026-03-02', '2026-03-01'], ['2026-03-03']).thenDoubts(null, null));

  it('is trusted for good after two nights before events that were recorded in the future, until others are', () =>
    noted('2030-04-08')
      .when(
        ['2026-03-02', '2030-04-09'],
        ['2026-03-03', '2030-04-09'],
        ['2026-03-04', '2030-04-09T03:00:01Z'],
        ['2026-03-05', '2033-01-01'],
      )
      .thenDoubts('clock-behind', null, null, 'clock-behind'));

  it('is trusted at once when an operator confirms it, ahead or behind', () => {
    given(confirmClock(at('2026-05-01'), at('2026-02-01')))
      .when(['2026-05-01', '2026-02-01'])
      .thenDoubts(null);
    given(confirmClock(at('2026-05-01'), at('2030-04-09')))
      .when(['2026-05-02', '2030-04-09'])
      .thenDoubts(null);
  });
});
