const number = new Intl.NumberFormat('en');

/** The progress of something since its first report: `41 % of 1,000,000, 203,000/s, 3 s left`. */
export class Pace {
  private readonly begin = performance.now();
  private first: number | null = null;

  /** @param position of the log; @param end where it is going */
  says(position: number, end: number): string {
    this.first ??= position;
    const perSecond = (position - this.first) / ((performance.now() - this.begin) / 1000);
    const done = `${String(Math.floor((100 * position) / Math.max(1, end)))} % of ${number.format(end)}`;
    if (!(perSecond > 0)) return done;
    const left = Math.ceil(Math.max(0, end - position) / perSecond);
    return `${done}, ${rate(perSecond)}, ${number.format(left)} s left`;
  }
}

export const rate = (perSecond: number): string => `${number.format(Math.round(perSecond))} events/s`;
export const events = (count: number): string => number.format(count);
