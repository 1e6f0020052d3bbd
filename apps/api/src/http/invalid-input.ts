import type { StandardSchemaV1 } from '@standard-schema/spec';

type Issue = StandardSchemaV1.Issue & { code?: string };

type Fault = Readonly<{ path: string; code: string; message: string }>;

const mostFaults = 100;
const longestText = 200;

/** A body, parameter or header with a wrong shape. An answer repeats only the first characters of foreign input. */
export class InvalidInput extends Error {
  readonly errors: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const errors = faults.slice(0, mostFaults).map(({ path, code, message }) => ({
      path: path.slice(0, longestText),
      code,
      message: message.slice(0, longestText),
    }));
    super(errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; '));
    this.errors = errors;
  }

  /** The same, of a named parameter. */
  withParameter(parameter: string): InvalidInput {
    return new InvalidInput(this.errors.map((error) => ({ ...error, path: error.path || parameter })));
  }

  static fromIssues(issues: readonly StandardSchemaV1.Issue[]): InvalidInput {
    return new InvalidInput(
      issues.slice(0, mostFaults).map(({ path = [], message, code = 'invalid' }: Issue) => ({
        path: path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
        code: code.replaceAll('_', '-'),
        message,
      })),
    );
  }
}
