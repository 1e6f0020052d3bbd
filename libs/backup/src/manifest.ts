import { z } from 'zod';

/**
 * The tables of a backup, in the order in which they are written and read. Everything else is a read model or temporary; only claims
 * with pending values count.
 */
export const keptTables = [
  'event',
  'vault_key',
  'vault_value',
  'log_claim',
  'vault_pending',
  'account',
  'account_person',
  'address_change',
  'api_token',
  'audit_entry',
  'calendar_address',
  'care_note',
  'mail_preference',
  'installation_secret',
  'import_secret',
  'merged_person',
  'objection',
] as const;

export type KeptTable = (typeof keptTables)[number];

/** The number of rows by table; a table that did not exist yet is missing. */
export type Counts = Readonly<Partial<Record<KeptTable, number>>>;

const format = 'relais-backup';
const formatVersion = 1;

/** The first line of a backup's content. */
export type Manifest = Readonly<{
  takenAt: string;
  /** The newest migration of the tables that the rows come from. */
  schema: string;
  /** Identity of the log, and the position in it up to which every event is in the backup. */
  log: string;
  position: number;
  /** Fingerprint of the master key under which the vault can be opened. */
  masterKey: string;
}>;

/** The line before the rows of a table, in COPY's text format; `\\.` ends them. */
export type Section = Readonly<{ table: KeptTable; columns: readonly string[] }>;

const AnyVersion = z.object({ format: z.literal(format), version: z.int().positive() });
const ManifestLine = z.object({
  takenAt: z.string(),
  schema: z.string(),
  log: z.string(),
  position: z.int().positive(),
  masterKey: z.string(),
});
const SectionLine = z.object({
  table: z.enum(keptTables),
  columns: z.array(z.string().regex(/^[a-z_]+$/)).nonempty(),
});
const CountsLine = z.object({ counts: z.partialRecord(z.enum(keptTables), z.int().nonnegative()) });

export const manifestLine = (manifest: Manifest): string =>
  line({ format, version: formatVersion, ...manifest });
export const sectionLine = (section: Section): string => line(section);
export const countsLine = (counts: Counts): string => line({ counts });
export const endOfRows = '\\.\n';

/** @throws Error in one sentence for a format that is newer than this Relais */
export function manifestOf(text: string): Manifest {
  const { version } = AnyVersion.parse(JSON.parse(text));
  if (version > formatVersion)
    throw new Error('This backup was made by a newer Relais. Restore it with that version.');
  return ManifestLine.parse(JSON.parse(text));
}

/** The lines between the rows: the beginning of a section, or the counts, which end the content. */
export const nextOf = (text: string): Section | Readonly<{ counts: Counts }> =>
  z.union([SectionLine, CountsLine]).parse(JSON.parse(text));

const line = (content: object): string => `${JSON.stringify(content)}\n`;
