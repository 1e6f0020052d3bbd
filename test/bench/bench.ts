import type { Course } from './contest';
import type { Finding } from './report/findings';
import type { Clocks } from './report/rounds';

/** Where and how the lines are run. */
export type Bench = Readonly<{
  course: Course;
  /** CPU of this process and of the PostgreSQL that all databases are on. */
  clocks: Clocks;
  /** An empty database, on the PostgreSQL that everything of this run shares; it goes with that. */
  freshDatabase(): Promise<string>;
  /** Progress, for who watches. */
  say(progress: string): void;
}>;

/** One line of "Speed to reach". */
export type Line = Readonly<{ name: string; title: string; run(bench: Bench): Promise<Finding> }>;
