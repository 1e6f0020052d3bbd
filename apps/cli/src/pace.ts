const number = new Intl.NumberFormat('en');

/** How far something is in the log, and how many events it has handled. */
type Reached = Readonly<{ position: number; end: number; events: number }>;

/** The progress of something since its first report: `41 % of the log, 203,000 events/s, 3 s left`. */
export class Pace {
  private readonly begin = performance.now();
  private first: Reached | null = null;

  says(reached: Reached): string {
    const { position, end, events } = reached;
    this.first ??= reached;
    const seconds = (performance.now() - this.begin) / 1000;
    const perSecond = (position - this.first.position) / seconds;
    const done = `${String(Math.floor((100 * position) / Math.max(1, end)))} % of the log`;
    if (!(perSecond > 0)) return done;
    const left = Math.ceil(Math.max(0, end - position) / perSecond);
    return `${done}, ${rate((events - this.first.events) / seconds)}, ${number.format(left)} s left`;
  }
}

export const rate = (perSecond: number): string => `${number.format(Math.round(perSecond))} events/s`;
export const events = (count: number): string => number.format(count);
