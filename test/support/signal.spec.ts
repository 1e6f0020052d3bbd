import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { signal } from './signal';

describe('A signal', () => {
  it('reaches a process', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const exit = once(child, 'exit');
    signal(child.pid ?? 0, 'SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
  });

  it('to a process that has ended meanwhile is no error', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    expect(() => {
      signal(child.pid ?? 0, 'SIGKILL');
    }).not.toThrow();
  });

  it('that is none is an error', () => {
    expect(() => {
      signal(process.pid, 'SIGNONE' as NodeJS.Signals);
    }).toThrow(/SIGNONE/);
  });
});
