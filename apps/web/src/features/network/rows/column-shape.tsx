import { Group as Layer } from '@visx/group';
import { Bar } from '@visx/shape';
import styles from '../meetings/meetings-chart.module.css';
import { type Column, groups } from './columns';

type ShapeProps = Readonly<{ column: Column; x: number; width: number; y: (value: number) => number }>;

/** A column in its groups, or hatched where the meeting decides nothing. */
export function ColumnShape({ column, x, width, y }: ShapeProps) {
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

export const Hatch = () => (
  <pattern id="hatch" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width={2} height={6} className={styles.hatch} />
  </pattern>
);
