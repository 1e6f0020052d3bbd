import { useLingui } from '@lingui/react/macro';
import { useElementSize } from '@mantine/hooks';
import { AxisLeft } from '@visx/axis';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Line } from '@visx/shape';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useFormat } from '../../../ui/format';
import { beginnings } from '../beginnings';
import { ColumnShape, Hatch } from '../rows/column-shape';
import { ColumnValues, useColumnWords } from '../rows/column-values';
import type { Column } from '../rows/columns';
import styles from './meetings-chart.module.css';

const height = 330;
/** Below the columns: the new faces, the day, the month and the year. */
const margin = { top: 22, bottom: 76 };
const axisWidth = 30;
/** Twelve meetings and one of another kind fit on a phone. */
const narrowest = 24;
/** The longest short name of a month, with some room behind it. */
const labelWidth = 38;

type Props = Readonly<{
  columns: readonly Column[];
  comfortSize: number;
  /** How many of the last counted meetings the verdict and the figures look at. */
  window: number;
  chosen: string;
  onChoose: (meetingId: string) => void;
}>;

/** Columns drawn as SVG, beside an axis that stays; the buttons over them bring names, focus and arrow keys. */
export function MeetingsChart({ columns, comfortSize, window, chosen, onChoose }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const wordsOf = useColumnWords();
  const { ref, width: room } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const [looked, setLooked] = useState<string | null>(null);
  const width = Math.max(room - axisWidth, columns.length * narrowest);
  useEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = width;
  }, [width]);

  const highest = Math.max(comfortSize + 2, ...columns.map((column) => column.room));
  const x = scaleBand({
    domain: columns.map(({ meetingId }) => meetingId as string),
    range: [0, width],
    padding: 0.22,
  });
  const y = scaleLinear({ domain: [0, highest], range: [height - margin.bottom, margin.top], nice: true });
  const bottom = y(0);
  /** Above the column, and above the line where the line would cross it. */
  const totalAt = (room: number) => {
    const above = y(room) - 5;
    const line = y(comfortSize);
    return above > line - 4 && above < line + 14 ? line - 5 : above;
  };
  const days = columns.map(({ date }) => date);
  const months = beginnings(days, 7, labelWidth / x.step());
  const years = beginnings(days, 4, labelWidth / x.step());

  const looksAt = columns.filter(({ counted }) => counted).slice(-window);
  const [first, last] = [looksAt[0], looksAt.at(-1)];

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
    <div className={styles.room}>
      <ColumnValues column={columns.find(({ meetingId }) => meetingId === (looked ?? chosen))} />
      <div ref={ref} className={styles.plot}>
        <svg width={axisWidth} height={height} aria-hidden="true" className={styles.axis}>
          <AxisLeft
            scale={y}
            left={axisWidth}
            numTicks={4}
            hideAxisLine
            hideTicks
            tickLabelProps={{ className: styles.tickText ?? '', dx: 0, textAnchor: 'end' }}
          />
          <circle cx={axisWidth - 12} cy={bottom + 14} r={5} data-group="new" className={styles.mark} />
        </svg>
        <div ref={scroller} className={styles.scroller}>
          <div className={styles.frame} style={{ width, height }}>
            <svg width={width} height={height} aria-hidden="true">
              <Hatch />
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
                from={{ x: 0, y: y(comfortSize) }}
                to={{ x: width, y: y(comfortSize) }}
                className={styles.comfort ?? ''}
              />
              {columns.map((column, index) => {
                const left = x(column.meetingId) ?? 0;
                const middle = left + x.bandwidth() / 2;
                const at = (row: number) => bottom + 14 + row * 16;
                return (
                  <g key={column.meetingId}>
                    <text x={middle} y={totalAt(column.room)} className={styles.total}>
                      {column.room}
                    </text>
                    {column.counted && column.new > 0 && (
                      <g data-group="new">
                        <circle cx={middle} cy={at(0)} r={9} className={styles.mark} />
                        <text x={middle} y={at(0) + 4} className={styles.markText}>
                          {column.new}
                        </text>
                      </g>
                    )}
                    <text x={middle} y={at(1) + 7} className={styles.day}>
                      {Number(column.date.slice(8))}
                    </text>
                    {months.has(index) && (
                      <text x={left} y={at(2) + 6} className={styles.tickText}>
                        {format.shortMonth(column.date)}
                      </text>
                    )}
                    {years.has(index) && (
                      <text x={left} y={at(3) + 5} className={styles.year}>
                        {column.date.slice(0, 4)}
                      </text>
                    )}
                  </g>
                );
              })}
              {first && last && (
                <Line
                  from={{ x: x(first.meetingId) ?? 0, y: height - 2 }}
                  to={{ x: (x(last.meetingId) ?? 0) + x.bandwidth(), y: height - 2 }}
                  className={styles.window ?? ''}
                />
              )}
            </svg>
            <div role="toolbar" aria-label={t`Rencontres`} className={styles.buttons} onKeyDown={move}>
              {columns.map((column) => {
                const { meetingId } = column;
                const look = () => setLooked(meetingId);
                const lookAway = () => setLooked((now) => (now === meetingId ? null : now));
                return (
                  <button
                    key={meetingId}
                    id={`column-${meetingId}`}
                    type="button"
                    className={styles.button}
                    style={{ left: (x(meetingId) ?? 0) - x.step() * 0.11, width: x.step() }}
                    aria-pressed={meetingId === chosen}
                    aria-label={wordsOf(column)}
                    tabIndex={meetingId === chosen ? 0 : -1}
                    onClick={() => onChoose(meetingId)}
                    onMouseEnter={look}
                    onMouseLeave={lookAway}
                    onFocus={look}
                    onBlur={lookAway}
                  />
                );
              })}
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}
