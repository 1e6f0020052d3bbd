import { Day, Email } from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import { type Merge, withMerge } from '@relais/import-export';
import { InvalidArgumentError } from 'commander';

/** Reads an option that is a number between two others. */
export const number = (least: number, most: number, isWhole: boolean) => (text: string) => {
  const value = Number(text);
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
  throw new InvalidArgumentError(
    `It must be a ${isWhole ? 'whole ' : ''}number from ${String(least)} to ${String(most)}.`,
  );
};

const parserOf = (shape: typeof Day | typeof Email) => (text: string) => {
  const { data, error } = shape.safeParse(text);
  if (data === undefined) throw new InvalidArgumentError(`It ${error.issues[0]?.message ?? 'is not right'}.`);
  return data;
};
export const day = parserOf(Day);
export const address = parserOf(Email);

/** Reads one of several `NEW=KNOWN`. */
export function merge(text: string, before: readonly Merge[] = []): readonly Merge[] {
  try {
    return withMerge(text, before);
  } catch (error) {
    throw error instanceof Refusal ? new InvalidArgumentError(error.message) : error;
  }
}
