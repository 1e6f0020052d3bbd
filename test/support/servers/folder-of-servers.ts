import { statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const memory = '/dev/shm';
const bytesNeeded = 4 * 2 ** 30;

/**
 * Where the PostgreSQL servers of a test run keep their data: in memory, if there is room. A database is five hundred files, and some
 * file systems take the longer to make files the more were removed lately.
 */
export const folderOfServers = hasRoom() ? memory : tmpdir();

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, freemem()) >= bytesNeeded;
  } catch {
    return false;
  }
}
