// `eslint .` and `tsc` for both projects in one pass: rules that need types make the compiler do most of its work anyway.
import { ESLint } from 'eslint';
import ts from 'typescript';

const fail = (problem) => {
  throw new Error(textOf([problem]));
};
const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail };

const programs = ['tsconfig.json', 'apps/web/tsconfig.json'].map((config) => {
  const { fileNames, options, errors } = ts.getParsedCommandLineOfConfigFile(config, {}, host);
  errors.forEach(fail);
  return ts.createProgram(fileNames, options);
});

const eslint = new ESLint({
  overrideConfig: {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: null, programs } },
  },
});
const results = await eslint.lintFiles(['.']);
const wrongTypes = programs.flatMap((program) => ts.getPreEmitDiagnostics(program));
const formatter = await eslint.loadFormatter('stylish');
const said = `${textOf(wrongTypes)}${await formatter.format(results)}`;
process.stdout.write(said);
process.exitCode = said === '' ? 0 : 1;

function textOf(problems) {
  return ts.formatDiagnostics(problems, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: ts.sys.getCurrentDirectory,
    getNewLine: () => '\n',
  });
}
