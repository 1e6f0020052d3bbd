import { rm } from 'node:fs/promises';
import { serverOfThisRun } from './postgres';

export default async function stop(): Promise<void> {
  const server = serverOfThisRun.get();
  await server?.leave();
  if (server) await rm(server.folder, { recursive: true, force: true });
}
