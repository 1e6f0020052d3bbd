import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { type Installation, RelaisModule } from '@relais/installation';
import { Asking } from './asking';
import { FiguresController } from './figures.controller';
import { HealthController } from './health.controller';
import { MeetingsController } from './meetings.controller';
import { NetworkOfStream } from './network-of-stream';
import { NetworkQueries } from './network-queries';
import { NetworksController } from './networks.controller';
import { OneToOnesController } from './one-to-ones.controller';
import { PrivacyController } from './privacy.controller';
import { ProblemFilter } from './problem.filter';
import { ReferralHistory } from './referral-history';
import { ReferralsController } from './referrals.controller';
import { RelaisAfter } from './relais-after';
import { SessionCookie } from './session-cookie';
import { ShapePipe } from './shape-pipe';
import { SignInController } from './sign-in.controller';
import { SignedIn } from './signed-in';
import { ThanksController } from './thanks.controller';
import { TokensController } from './tokens.controller';
import { Throttling, throttling } from './throttling';

@Module({})
export class ApiModule {
  static over(installation: Installation): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        RelaisModule.over(installation),
        ThrottlerModule.forRoot(throttling(installation.configuration)),
      ],
      controllers: [
        NetworksController,
        ReferralsController,
        ThanksController,
        OneToOnesController,
        MeetingsController,
        FiguresController,
        PrivacyController,
        TokensController,
        SignInController,
        HealthController,
      ],
      providers: [
        Asking,
        NetworkOfStream,
        NetworkQueries,
        ReferralHistory,
        { provide: SessionCookie, useValue: new SessionCookie(installation.configuration) },
        { provide: APP_GUARD, useClass: Throttling },
        { provide: APP_GUARD, useClass: SignedIn },
        { provide: APP_INTERCEPTOR, useClass: RelaisAfter },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: ShapePipe },
      ],
    };
  }
}
