import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CalendarAddresses, Joining, MailPreferences, SignIn, Tokens, Visits } from '@relais/access';
import { Database } from '@relais/database';
import { Clock, EventStore } from '@relais/event-sourcing';
import { CircumstancesOfMeetings, SeriesMeetings, meetingHandlers } from '@relais/meetings';
import {
  AccountsOfPeople,
  CircumstancesOfNetworks,
  Networks,
  Participants,
  networkHandlers,
} from '@relais/networks';
import { CareNotes, Objections, PeopleInTheLog, personHandlers } from '@relais/people';
import { ReadModels } from '@relais/projections';
import { CircumstancesOfReferrals, referralHandlers } from '@relais/referrals';
import { KeptValues, Vault, VaultKeys } from '@relais/vault';
import type { Installation } from './installation';

/** What the command handlers need; `keys`: those of the vault unless given. */
export type Ground = Omit<Installation, 'configuration' | 'projections' | 'close'> &
  Readonly<{ keys?: VaultKeys }>;

/** The command handlers over an open installation, for every app. */
@Module({})
export class RelaisModule {
  static register({
    database,
    store,
    vault,
    keys,
    signIn,
    tokens,
    clock,
    readModels,
  }: Ground): DynamicModule {
    const rows = database.engine.manager;
    const vaultKeys = keys ?? new VaultKeys(rows);
    const networks = new Networks(store);
    const people = new PeopleInTheLog(store);
    const values = new KeptValues(vault, vaultKeys, rows);
    const participants = new Participants(networks, people);
    const meetings = new CircumstancesOfMeetings(store, networks, participants, clock, rows);
    const shared = [
      { provide: Database, useValue: database },
      { provide: EventStore, useValue: store },
      { provide: Vault, useValue: vault },
      { provide: VaultKeys, useValue: vaultKeys },
      { provide: KeptValues, useValue: values },
      { provide: Objections, useValue: new Objections(rows, vault) },
      { provide: SignIn, useValue: signIn },
      { provide: AccountsOfPeople, useValue: signIn },
      { provide: Tokens, useValue: tokens },
      { provide: CalendarAddresses, useValue: new CalendarAddresses(database, signIn.sessions) },
      { provide: MailPreferences, useValue: new MailPreferences(database, vault) },
      { provide: Joining, useValue: new Joining(database, vault) },
      { provide: Visits, useValue: new Visits(database, vault) },
      { provide: CareNotes, useValue: new CareNotes(database, clock) },
      { provide: Clock, useValue: clock },
      { provide: ReadModels, useValue: readModels },
      { provide: Networks, useValue: networks },
      { provide: Participants, useValue: participants },
      { provide: CircumstancesOfMeetings, useValue: meetings },
      {
        provide: CircumstancesOfReferrals,
        useValue: new CircumstancesOfReferrals(store, participants, meetings),
      },
      { provide: SeriesMeetings, useValue: new SeriesMeetings(store, networks, clock, values, rows) },
      {
        provide: CircumstancesOfNetworks,
        useValue: new CircumstancesOfNetworks(networks, people, signIn, clock),
      },
    ];
    return {
      module: RelaisModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [...shared, ...networkHandlers, ...personHandlers, ...meetingHandlers, ...referralHandlers],
      exports: [CqrsModule, ...shared.map(({ provide }) => provide)],
    };
  }
}
