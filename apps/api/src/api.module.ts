import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { type Installation, RelaisModule } from '@relais/installation';
import { ErasureClock } from '@relais/retention';
import { Acceptance } from './acceptance';
import { AcceptanceController } from './acceptance.controller';
import { AccountAddressController } from './account-address.controller';
import { AddressChanges } from './address-changes';
import { AddressCorrections } from './address-corrections';
import { Admission } from './admission';
import { Asking } from './asking';
import { AuditController } from './audit.controller';
import { Authentication } from './authentication';
import { AskingCookie, DeviceCookie, ProviderCookie, SessionCookie } from './browser-cookies';
import { CareNotesController } from './care-notes.controller';
import { CodeMails } from './code-mails';
import { FiguresController } from './figures.controller';
import { Founding } from './founding';
import { FoundingController } from './founding.controller';
import { HealthController } from './health.controller';
import { Inviting } from './inviting';
import { LookAlikes } from './look-alikes';
import { mailProviders } from './mails';
import { Metrics } from './metrics';
import { MetricsController, MetricsToken } from './metrics.controller';
import { MetricsServer } from './metrics-server';
import { JoinLinksController } from './join-links.controller';
import { JoiningController } from './joining.controller';
import { MeetingsController } from './meetings.controller';
import { MembershipController } from './membership.controller';
import { MyNetworks } from './my-networks';
import { MyDataController } from './my-data.controller';
import { MyData } from './my-data';
import { NetworkOfStream } from './network-of-stream';
import { NetworkQueries } from './network-queries';
import { NetworksController } from './networks.controller';
import { OneToOnesController } from './one-to-ones.controller';
import { ObjectionsController } from './objections.controller';
import { OpenIdController } from './open-id.controller';
import { OutboxController } from './outbox.controller';
import { OwnAddress } from './own-address';
import { PrivacyController } from './privacy.controller';
import { ProblemFilter } from './problem.filter';
import { Provider } from './provider';
import { RateLimit } from './rate-limit';
import { ReferralHistory } from './referral-history';
import { ReferralsController } from './referrals.controller';
import { RequestTurns } from './request-turns';
import { RelaisAfter } from './relais-after';
import { SessionsController } from './sessions.controller';
import { ShapePipe } from './shape-pipe';
import { SignInController } from './sign-in.controller';
import { SignInLinksController } from './sign-in-links.controller';
import { Sweep } from './sweep';
import { ThanksController } from './thanks.controller';
import { TokensController } from './tokens.controller';

@Module({})
export class ApiModule {
  static over(installation: Installation): DynamicModule {
    const { configuration } = installation;
    return {
      module: ApiModule,
      imports: [RelaisModule.over(installation)],
      controllers: [
        NetworksController,
        FoundingController,
        MembershipController,
        AcceptanceController,
        ReferralsController,
        ThanksController,
        OneToOnesController,
        MeetingsController,
        CareNotesController,
        FiguresController,
        PrivacyController,
        ObjectionsController,
        JoinLinksController,
        JoiningController,
        MyDataController,
        TokensController,
        AuditController,
        SignInController,
        SignInLinksController,
        SessionsController,
        AccountAddressController,
        OpenIdController,
        OutboxController,
        HealthController,
        MetricsController,
      ],
      providers: [
        Acceptance,
        AddressChanges,
        AddressCorrections,
        Admission,
        Asking,
        Authentication,
        CodeMails,
        Founding,
        Inviting,
        LookAlikes,
        Metrics,
        MyNetworks,
        NetworkOfStream,
        NetworkQueries,
        MyData,
        ReferralHistory,
        RequestTurns,
        Sweep,
        {
          provide: ErasureClock,
          useFactory: () => new ErasureClock(installation.database, installation.store),
        },
        ...mailProviders(configuration),
        ...[
          SessionCookie,
          AskingCookie,
          DeviceCookie,
          ProviderCookie,
          OwnAddress,
          Provider,
          MetricsToken,
        ].map((Made) => ({
          provide: Made,
          useValue: new Made(configuration),
        })),
        {
          provide: MetricsServer,
          inject: [Metrics],
          useFactory: (metrics: Metrics) => new MetricsServer(metrics, configuration.metricsPort),
        },
        { provide: RateLimit, useValue: new RateLimit(installation) },
        { provide: APP_INTERCEPTOR, useExisting: RequestTurns },
        { provide: APP_INTERCEPTOR, useClass: RelaisAfter },
        { provide: APP_FILTER, useValue: new ProblemFilter(configuration) },
        { provide: APP_PIPE, useClass: ShapePipe },
      ],
    };
  }
}
