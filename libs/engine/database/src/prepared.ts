import type { DataSource, QueryRunner } from 'typeorm';

/** A statement that each connection plans only once; the name stands for this text only. */
export type Prepared = Readonly<{ name: string; text: string; values: readonly unknown[] }>;

type Asked = Readonly<{ query(statement: Prepared): Promise<{ rows: unknown[] }> }>;

/** Runs in the current transaction of the connection; TypeORM's own queries are planned again each time. */
export const queryPreparedOn = async <Row>(connection: QueryRunner, statement: Prepared): Promise<Row[]> =>
  rowsOf(((await connection.connect()) as Asked).query(statement));

/** On any connection of the pool. */
export const queryPrepared = <Row>({ driver }: DataSource, statement: Prepared): Promise<Row[]> =>
  rowsOf((driver as unknown as { master: Asked }).master.query(statement));

const rowsOf = async <Row>(answer: Promise<{ rows: unknown[] }>): Promise<Row[]> =>
  (await answer).rows as Row[];
