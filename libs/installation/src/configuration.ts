import { resolve } from 'node:path';
import type { OpenIdProvider } from '@relais/access';
import { z } from 'zod';
import { TrustedProxies } from './trusted-proxies';

const loopback = new Set(['127.0.0.1', '::1', 'localhost', '[::1]']);

const Environment = z.object({
  RELAIS_DATA: z.string().min(1).default('.relais'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/name' })
    .optional(),
  EVENT_STORE_URL: z
    .string()
    .regex(/^(kurrentdb|esdb)(\+discover)?:\/\/([^@/?\s]+@)?[^@/?\s]+\/?(\?\S*)?$/, {
      error: 'must look like kurrentdb://user:password@host:2113 (or esdb://…)',
    })
    .optional(),
  RELAIS_MASTER_KEY: z.string().optional(),
  RELAIS_NEW_MASTER_KEY: z.string().optional(),
  RELAIS_PROJECTIONS: z.enum(['on', 'off']).default('on'),
  RELAIS_DEMO: z.enum(['on', 'off']).default('on'),
  RELAIS_PUBLIC_URL: z.url({ protocol: /^https$/, error: 'must be an https:// address' }).optional(),
  RELAIS_TRUSTED_PROXIES: TrustedProxies.optional(),
  RELAIS_READS_PER_MINUTE: z.coerce.number().int().positive().default(6000),
  RELAIS_WRITES_PER_MINUTE: z.coerce.number().int().positive().default(600),
  RELAIS_METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  RELAIS_METRICS_TOKEN: z
    .string()
    .regex(/^[!-~]{32,}$/, { error: 'must be at least 32 characters, without spaces' })
    .optional(),
  RELAIS_MAX_CONNECTIONS: z.coerce.number().int().positive().default(2000),
  RELAIS_MAX_CONNECTIONS_PER_CLIENT: z.coerce.number().int().positive().default(1000),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must look like smtp://user:password@host:587 (or smtps://…)' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, {
      error: 'must look like Relais <relais@example.org>',
    })
    .optional(),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be the https:// address of the provider' })
    .refine((issuer) => issuer.startsWith('https:') || loopback.has(new URL(issuer).hostname), {
      error: 'must be an https:// address',
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40).optional(),
  OIDC_ACR_VALUES: z
    .string()
    .default('')
    .transform((said) => said.split(/\s+/).filter((word) => word !== '')),
  NODE_ENV: z.string().optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
});

/** The names of all variables that it reads. */
export const variables: readonly string[] = Object.keys(Environment.shape);

/** The settings from the environment; everything has a default. */
export type Configuration = Readonly<{
  /** Absolute path of the folder that everything is written to. */
  dataFolder: string;
  /** The operator's own PostgreSQL; null: the embedded one. */
  databaseUrl: string | null;
  /** The KurrentDB of the log; null: the log is in PostgreSQL. */
  eventStoreUrl: string | null;
  masterKey: string | undefined;
  /** The new key for `relais rotate-key`. */
  newMasterKey: string | undefined;
  /** Whether the server runs the projections; otherwise workers do. */
  projections: boolean;
  demo: boolean;
  publicUrl: string | null;
  /** The proxies whose `X-Forwarded-For` counts; none: of no proxy. */
  trustedProxies: readonly string[];
  readsPerMinute: number;
  writesPerMinute: number;
  /** The port of this machine for the metrics; null: none. */
  metricsPort: number | null;
  /** The token that opens `/metrics` on the main port; null: it stays closed. */
  metricsToken: string | null;
  /** Connections at the same time, in all, and from one address that is no trusted proxy. */
  maxConnections: number;
  maxConnectionsPerClient: number;
  host: string;
  port: number;
  /** Whether HOST is only this machine. */
  isLoopback: boolean;
  /** Whether NODE_ENV is production. */
  isProduction: boolean;
  /** How mails go out; null: they are put into the outbox of the data folder. */
  smtp: Readonly<{ url: string; from: string }> | null;
  /** A provider by which people can sign in, in addition to codes; `name` is on the button. */
  openId: OpenIdProvider | null;
}>;

/** @throws Error that names each bad variable and says what it must be */
export function configurationFrom(environment: NodeJS.ProcessEnv): Configuration {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { success, data, error } = Environment.safeParse(given);
  if (!success) {
    throw new Error(error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  }
  if (!loopback.has(data.HOST) && !data.RELAIS_PUBLIC_URL) {
    throw new Error(
      'RELAIS_PUBLIC_URL: is needed when HOST is not this machine alone; say the https:// address that people use.',
    );
  }
  return {
    dataFolder: resolve(data.RELAIS_DATA),
    databaseUrl: data.DATABASE_URL ?? null,
    eventStoreUrl: data.EVENT_STORE_URL ?? null,
    masterKey: data.RELAIS_MASTER_KEY,
    newMasterKey: data.RELAIS_NEW_MASTER_KEY,
    projections: data.RELAIS_PROJECTIONS === 'on',
    demo: data.RELAIS_DEMO === 'on',
    publicUrl: data.RELAIS_PUBLIC_URL ?? null,
    trustedProxies: data.RELAIS_TRUSTED_PROXIES ?? (data.RELAIS_PUBLIC_URL ? ['loopback'] : []),
    readsPerMinute: data.RELAIS_READS_PER_MINUTE,
    writesPerMinute: data.RELAIS_WRITES_PER_MINUTE,
    metricsPort: data.RELAIS_METRICS_PORT ?? null,
    metricsToken: data.RELAIS_METRICS_TOKEN ?? null,
    maxConnections: data.RELAIS_MAX_CONNECTIONS,
    maxConnectionsPerClient: data.RELAIS_MAX_CONNECTIONS_PER_CLIENT,
    host: data.HOST,
    port: data.PORT,
    isLoopback: loopback.has(data.HOST),
    isProduction: data.NODE_ENV === 'production',
    smtp: smtpOf(data),
    openId: openIdOf(data),
  };
}

type Said = z.infer<typeof Environment>;

function smtpOf({ SMTP_URL: url, MAIL_FROM: from }: Said): Configuration['smtp'] {
  if (url === undefined) return null;
  if (from === undefined) throw new Error('MAIL_FROM: is needed with SMTP_URL; say who mails come from.');
  return { url, from };
}

function openIdOf(said: Said): OpenIdProvider | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = said;
  if (issuer && clientId && clientSecret)
    return {
      ...{ issuer, clientId, clientSecret, name: said.OIDC_NAME ?? new URL(issuer).hostname },
      strengths: said.OIDC_ACR_VALUES,
    };
  if (issuer ?? clientId ?? clientSecret)
    throw new Error('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: are needed together.');
  return null;
}
