import { serverOfThisRun } from '../support/servers/server-of-this-run';

export default async function stop(): Promise<void> {
  await serverOfThisRun.get()?.end();
}
