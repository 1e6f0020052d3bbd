import { type Command, type PersonalValues, Refusal } from '@relais/event-sourcing';
import type { Recording } from '../import-context';
import type { Columns, ValuesOf } from '../reading/columns';
import { type TableLine, windowsOf } from '../reading/table-lines';
import { Lanes } from '../recorded/lanes';
import { asRecordedNow } from '../recorded/recorded-values';
import type { LinePlan, Recorder } from '../recorded/recorder';
import type { CountedName } from './tables';

type Reading<V> = Readonly<{
  /** Which lines this reading of the file is about; all of them unless given. */
  takes?: (values: V) => boolean;
  /** Records the commands that come after everything else; their lines are already counted. */
  isLater?: boolean;
}>;

/** Records the sound lines of a table, window by window: compares each with what is recorded, and sends what is missing. */
export async function recordTable<C extends Columns>(
  recording: Recording,
  recorder: Recorder<C>,
  { takes = () => true, isLater = false }: Reading<ValuesOf<C>> = {},
): Promise<void> {
  const { folder, survey, bad, known, log, dependencies, report } = recording;
  const { table } = recorder;
  const header = survey.headers.get(table.name);
  if (!header) return;
  const lanes = new Lanes();
  let lines = 0;
  for await (const window of windowsOf(folder, table, header)) {
    const taken = window.filter(({ line, values }) => !bad.has(table.file, line) && takes(values));
    const events = await log.events(taken.flatMap(({ values }) => recorder.streams(values)));
    const subjects = taken.flatMap(({ values }) => recorder.subjects(values));
    // The values of a new network come from these lines.
    const personal = log.isNew
      ? new Map<string, PersonalValues>()
      : asRecordedNow(
          await dependencies.vault.open(dependencies.rows, known.ids.networkId, [...new Set(subjects)]),
          header.conventions.region,
        );
    for (const line of taken) follow(line, recorder.plan(line.values, events, personal));
    await lanes.waitForAll();
    lines += window.length;
    dependencies.progress({ file: table.file, lines, of: survey.sizes.get(table.name) ?? lines });
  }

  function follow(line: TableLine<ValuesOf<C>>, plan: LinePlan): void {
    const { send, also = [], later = [], changed, isCountedElsewhere } = plan;
    if (!isLater) {
      for (const difference of changed)
        report.changed.push({
          file: table.file,
          line: line.line,
          ref: recorder.ref(line.values),
          ...difference,
        });
      const isNews = send.length + later.length > 0 || plan.isNews === true;
      if (!isNews && changed.length === 0 && !isCountedElsewhere) count('unchanged');
      run(line, plan.lanes, [...send, ...also], isNews && !isCountedElsewhere);
    } else run(line, plan.lanes, later, false);
  }

  function count(what: 'recorded' | 'unchanged'): void {
    const { name } = table;
    if (name in report[what]) report[what][name as CountedName] += 1;
  }

  function run(
    line: TableLine<ValuesOf<C>>,
    laneNames: readonly string[],
    commands: readonly Command<object>[],
    isCounted: boolean,
  ): void {
    if (commands.length === 0) {
      if (isCounted) count('recorded');
      return;
    }
    lanes.start(laneNames, async () => {
      try {
        for (const command of commands) await dependencies.send.execute(command);
        if (isCounted) count('recorded');
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        bad.say(
          table,
          line.line,
          line.lastLine,
          error.path !== undefined && error.path in table.columns
            ? error.path
            : (Object.keys(table.columns)[0] ?? ''),
          error.message,
        );
      }
    });
  }
}
