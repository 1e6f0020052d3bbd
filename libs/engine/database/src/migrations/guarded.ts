/**
 * Statements that let queries see a table's rows of the asker's networks alone (docs/adr/0005): row-level security,
 * forced, for the role that owns nothing; the engine that owns the table writes it.
 */
export const guarded = (table: string): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy engine on ${table} to current_user using (true) with check (true)`,
  `create policy asker on ${table} for select to relais_app using (network_id = any ((select asker_networks())::uuid[]))`,
  `grant select on ${table} to relais_app`,
];
