import { serverOfThisRun } from './postgres';

export default async function stop(): Promise<void> {
  await serverOfThisRun.get()?.end();
}
