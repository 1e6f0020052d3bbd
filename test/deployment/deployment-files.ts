import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ValidationSeverity, validate } from 'dockerfile-utils';
import { parse } from 'yaml';

const root = join(__dirname, '../..');
export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

type Healthy = { condition: string };
export type Service = Readonly<{
  image: string;
  command?: readonly string[];
  environment?: Readonly<Record<string, string>>;
  depends_on?: Readonly<Record<string, Healthy>>;
  healthcheck?: object;
  volumes?: readonly string[];
  networks?: Readonly<Record<string, { ipv4_address?: string }>>;
}>;
export type Compose = Readonly<{ services: Record<string, Service>; volumes: Record<string, null> }>;

type Linted = { messages: { rule: string; message: string }[] };

/** A Compose file with its anchors resolved. */
export const composeOf = (text: string): Compose => parse(text, { merge: true }) as Compose;

/** What dclint and the Compose schema inside it find, `rule: message`; the order of keys is ours to choose. */
export function faultsOfCompose(text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'relais-compose-'));
  try {
    const file = join(folder, 'docker-compose.yml');
    writeFileSync(file, text);
    const unordered = ['service-keys-order', 'top-level-properties-order'];
    const options = ['--formatter', 'json', '--disable-rule', ...unordered];
    const linter = join(root, 'node_modules/dclint/bin/dclint.cjs');
    const { stdout } = spawnSync(process.execPath, [linter, file, ...options], { encoding: 'utf8' });
    return (JSON.parse(stdout) as Linted[]).flatMap(({ messages }) =>
      messages.map(({ rule, message }) => `${rule}: ${message}`),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What dockerfile-utils finds, everything being an error. */
export function faultsOfDockerfile(text: string): string[] {
  const error = ValidationSeverity.ERROR;
  return validate(text, {
    deprecatedMaintainer: error,
    directiveCasing: error,
    emptyContinuationLine: error,
    instructionCasing: error,
    instructionCmdMultiple: error,
    instructionEntrypointMultiple: error,
    instructionHealthcheckMultiple: error,
    instructionJSONInSingleQuotes: error,
    instructionWorkdirRelative: error,
  }).map(({ message }) => JSON.stringify(message));
}

/** The environment of a service with the variables of `.env` put in. */
export const filledIn = (
  { environment = {} }: Service,
  env: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(reference, (_, variable: string) => env[variable] ?? ''),
    ]),
  );

const reference = /\$\{(\w+)[^}]*\}/g;

/** The variables that a text takes from `.env`. */
export const referred = (text: string): string[] => [
  ...new Set([...text.matchAll(reference)].map(([, variable]) => variable ?? '')),
];

/** The variables of a file like `.env`. */
export const variablesIn = (text: string): string[] =>
  [...text.matchAll(/^(\w+)=/gm)].map(([, name]) => name ?? '');
