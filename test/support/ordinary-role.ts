import { randomBytes } from 'node:crypto';
import { Database } from '@relais/database';

/** Gives a database to a role that is no superuser, and answers its address for that role: row-level security applies to it, and COPY has to do with that. */
export async function asOrdinaryRole(url: string): Promise<string> {
  const role = `ordinary_${randomBytes(6).toString('hex')}`;
  const own = new URL(url);
  const admin = await Database.open(url, []);
  await admin.engine.query(`create role ${role} login password 'test'`);
  await admin.engine.query(`grant relais_app to ${role} with admin option`);
  await admin.engine.query('drop schema public cascade');
  await admin.engine.query(`alter database ${own.pathname.slice(1)} owner to ${role}`);
  await admin.engine.query(`create schema public authorization ${role}`);
  await admin.close();
  [own.username, own.password] = [role, 'test'];
  return own.href;
}
