import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LookAtObjectionBody, ObjectionAnswer, ObjectionBody } from '@relais/contracts';
import { Objecting, ObjectionLinks } from '@relais/referrals';
import { Open } from '../http/caller.decorator';

/** For prospects: the link in their message opens a page whose one button comes here. */
@ApiTags('privacy')
@Controller('api/objections')
export class ObjectionsController {
  constructor(
    private readonly links: ObjectionLinks,
    private readonly objecting: Objecting,
  ) {}

  /** Network and giver behind each key, and no other personal value. Changes nothing; keys are sent in bodies, never in an address. */
  @Open()
  @Post('look')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ObjectionAnswer })
  async look(@Body({ schema: LookAtObjectionBody }) { keys }: LookAtObjectionBody): Promise<ObjectionAnswer> {
    const referrals: ObjectionAnswer['referrals'] = [];
    for (const key of keys) referrals.push(await this.links.resolve(key));
    return { referrals };
  }

  /** The same answer whether the link is one of ours or not. */
  @Open()
  @Post()
  @HttpCode(204)
  @ApiNoContentResponse()
  async object(@Body({ schema: ObjectionBody }) { keys }: ObjectionBody): Promise<void> {
    for (const key of keys) await this.objecting.object(key);
  }
}
