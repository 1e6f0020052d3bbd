import { Client } from 'pg';
import { startOrJoin } from '../../libs/engine/database/src/server/embedded-postgres';

/** `installation-user.js FOLDER [work]`: uses an installation until it is signalled; exits 1 when work was lost. */
async function use([folder = '', work]: string[]): Promise<void> {
  const { url, leave } = await startOrJoin(folder);
  let ends = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      ends = true;
      resolve();
    };
    process.on('SIGINT', end).on('SIGTERM', end);
  });
  process.stdout.write(`${url}\n`);
  const clock = setInterval(() => undefined, 1000);
  await (work ? insertUntil(url, () => ends) : ended);
  clearInterval(clock);
  await leave();
}

/** Goes on for 300 ms after the signal: a database that the signal hit too would cut it off. */
async function insertUntil(url: string, isEnded: () => boolean): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('create table if not exists work (id bigserial)');
  let last = Infinity;
  while (Date.now() < last) {
    await client.query('insert into work default values');
    if (isEnded() && last === Infinity) last = Date.now() + 300;
  }
  await client.end();
}

use(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  // What is open already would keep the process, and who waits for it, for ever.
  process.exit(1);
});
