/** The surroundings of a command: a process, or a test's replacement. */
export type Shell = {
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  exitCode?: number | string | null | undefined;
};

/** One JSON document or lines for people on standard output; progress and notices on standard error. */
export class Terminal {
  constructor(
    private readonly shell: Shell,
    private readonly json = false,
  ) {}

  get environment(): NodeJS.ProcessEnv {
    return this.shell.env;
  }

  answer(document: object, lines: readonly string[]): void {
    this.shell.stdout.write(this.json ? `${JSON.stringify(document)}\n` : `${lines.join('\n')}\n`);
  }

  /** The document of something refused; people read why on standard error. */
  refusal(document: object, message: string): void {
    if (this.json) this.shell.stdout.write(`${JSON.stringify(document)}\n`);
    this.notice(message);
  }

  notice(message: string): void {
    this.shell.stderr.write(`${message}\n`);
  }

  /** A line that the next one overwrites; nothing without a terminal. */
  progress(message: string): void {
    if (this.shell.stderr.isTTY) this.shell.stderr.write(`\r\x1b[K${message}`);
  }

  progressEnds(): void {
    if (this.shell.stderr.isTTY) this.shell.stderr.write('\r\x1b[K');
  }

  /** The exit code will be 1. */
  fails(): void {
    this.shell.exitCode = 1;
  }
}
