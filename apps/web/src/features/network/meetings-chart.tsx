import { useLingui } from '@lingui/react/macro';
import { useElementSize } from '@mantine/hooks';
import { AxisLeft } from '@visx/axis';
import { Group as Layer } from '@visx/group';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar, Line } from '@visx/shape';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useFormat } from '../../ui/format';
import { groups, type Column } from './columns';
import { useGroupWords } from './group-words';
import styles from './meetings-chart.module.css';
import { monthLabels } from './month-labels';

const height = 280;
const margin = { top: 12, right: 2, bottom: 28, left: 26 };
/** The longest short name of a month, with some room behind it. */
const labelWidth = 38;

type Props = Readonly<{
  columns: readonly Column[];
  comfortSize: number;
  chosen: string | null;
  onChoose: (meetingId: string) => void;
}>;

/** Columns drawn as SVG; the buttons over them bring names, focus and arrow keys. */
export function MeetingsChart({ columns, comfortSize, chosen, onChoose }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { kindNames } = useGroupWords();
  const { ref, width: room } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const width = Math.max(room, margin.left + margin.right + columns.length * 24);
  useEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = width;
  }, [width]);

  const highest = Math.max(comfortSize + 2, ...columns.map((column) => column.room));
  const x = scaleBand({
    domain: columns.map(({ meetingId }) => meetingId as string),
    range: [margin.left, width - margin.right],
    padding: 0.22,
  });
  const y = scaleLinear({ domain: [0, highest], range: [height - margin.bottom, margin.top], nice: true });
  const bottom = y(0);
  const labels = monthLabels(
    columns.map(({ date }) => date),
    labelWidth / x.step(),
  );

  const move = (event: KeyboardEvent) => {
    const at = columns.findIndex(({ meetingId }) => meetingId === chosen);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: columns.length - 1 }[event.key];
    const next = to === undefined ? undefined : columns[to];
    if (!next) return;
    event.preventDefault();
    onChoose(next.meetingId);
    document.getElementById(`column-${next.meetingId}`)?.focus();
  };

  return (
    <div ref={ref} className={styles.room}>
      <div ref={scroller} className={styles.scroller}>
        <div className={styles.frame} style={{ width, height }}>
          <svg width={width} height={height} aria-hidden="true">
            <pattern
              id="hatch"
              width={6}
              height={6}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width={2} height={6} className={styles.hatch} />
            </pattern>
            <AxisLeft
              scale={y}
              left={margin.left}
              numTicks={4}
              hideAxisLine
              hideTicks
              tickClassName={styles.tick ?? ''}
              tickLabelProps={{ className: styles.tickText ?? '', dx: 0, textAnchor: 'end' }}
            />
            {columns.map((column) => (
              <ColumnShape
                key={column.meetingId}
                column={column}
                x={x(column.meetingId) ?? 0}
                width={x.bandwidth()}
                y={y}
              />
            ))}
            <Line
              from={{ x: margin.left, y: y(comfortSize) }}
              to={{ x: width - margin.right, y: y(comfortSize) }}
              className={styles.comfort ?? ''}
            />
            {columns.map(({ meetingId, date }, index) =>
              labels.has(index) ? (
                <text key={meetingId} x={x(meetingId)} y={bottom + 18} className={styles.tickText}>
                  {format.shortMonth(date)}
                </text>
              ) : null,
            )}
          </svg>
          <div role="toolbar" aria-label={t`Rencontres`} className={styles.buttons} onKeyDown={move}>
            {columns.map(({ meetingId, date, kind, room: there }) => {
              const [day, name] = [format.day(date), kindNames[kind]];
              return (
                <button
                  key={meetingId}
                  id={`column-${meetingId}`}
                  type="button"
                  className={styles.button}
                  style={{
                    left: (x(meetingId) ?? 0) - x.step() * 0.11,
                    width: x.step(),
                    bottom: margin.bottom,
                  }}
                  aria-pressed={meetingId === chosen}
                  aria-label={t`${name} du ${day}, ${there} dans la salle`}
                  tabIndex={meetingId === chosen ? 0 : -1}
                  onClick={() => onChoose(meetingId)}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

type ShapeProps = Readonly<{ column: Column; x: number; width: number; y: (value: number) => number }>;

function ColumnShape({ column, x, width, y }: ShapeProps) {
  if (!column.counted)
    return (
      <Bar
        x={x}
        width={width}
        y={y(column.room)}
        height={y(0) - y(column.room)}
        className={styles.other ?? ''}
      />
    );
  let below = 0;
  return (
    <Layer>
      {groups.map((group) => {
        const from = below;
        below += column[group];
        const tall = y(from) - y(below);
        return tall > 0 ? (
          <Bar
            key={group}
            x={x}
            width={width}
            y={y(below)}
            height={tall}
            data-group={group}
            className={styles.part ?? ''}
          />
        ) : null;
      })}
    </Layer>
  );
}
